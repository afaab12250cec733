import { hexFrom } from '../../chance.ts';
import { authenticate } from '../../server/authenticate.ts';
import type { Operation, Route } from '../../server/call.ts';
import { type OpenaiDialect, openaiDialect } from '../openai/dialect.ts';
import { openaiRoutes } from '../openai/routes.ts';
import type { Personality } from '../personality.ts';
import { readNebiusOrder } from './create-body.ts';
import { nebiusFileList, presentNebiusFile } from './files.ts';
import { nebiusLogRoutes } from './job-logs.ts';
import { nebiusModels, nebiusSeed } from './models.ts';
import { presentNebiusError } from './present-error.ts';
import { presentNebiusJob } from './present-job.ts';

const dialect: OpenaiDialect = {
  ...openaiDialect,
  readOrder: readNebiusOrder,
  presentJob: presentNebiusJob,
  presentFile: presentNebiusFile,
};

const base = '/v1';
const absent: ReadonlySet<Operation> = new Set(['pause', 'resume', 'permissions', 'graders']);

const own: readonly Route[] = [...nebiusLogRoutes(base), nebiusFileList(base)];
const replaced: ReadonlySet<Operation> = new Set(own.map(({ operation }) => operation));

const uuidOf = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/**
 * Nebius Token Factory after its OpenAPI document 20260630 (https://github.com/nebius/tokenfactory-rl) and the run that is
 * captured in https://github.com/nebius/token-factory-cookbook.
 */
export const nebius: Personality = {
  title: 'Nebius Token Factory',
  basePath: base,
  routes: [
    ...openaiRoutes(base, dialect).filter(
      ({ operation }) => !absent.has(operation) && !replaced.has(operation),
    ),
    ...own,
  ],
  authenticate,
  headers: {},
  presentError: presentNebiusError,
  quirks: {},
  ids: {
    job: (origin) => `ftjob-${hexFrom(32, ...origin)}`,
    file: (origin) => `file-${uuidOf(hexFrom(32, ...origin))}`,
  },
  models: nebiusModels,
  results: null,
  webhooks: false,
  seed: nebiusSeed,
};

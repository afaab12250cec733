import { type ChanceParts, lettersFrom, numberFrom } from '../../chance.ts';
import { authenticate } from '../../server/authenticate.ts';
import type { Operation } from '../../server/call.ts';
import { type OpenaiDialect, openaiDialect } from '../openai/dialect.ts';
import { openaiRoutes } from '../openai/routes.ts';
import type { Personality } from '../personality.ts';
import { readZaiOrder } from './create-body.ts';
import { presentZaiFile, zaiOwnRoutes } from './lists.ts';
import { zaiModels, zaiSeed } from './models.ts';
import { presentZaiError } from './present-error.ts';
import { presentZaiEvent } from './present-event.ts';
import { presentZaiJob } from './present-job.ts';

const dialect: OpenaiDialect = {
  ...openaiDialect,
  readOrder: readZaiOrder,
  presentJob: presentZaiJob,
  presentEvent: presentZaiEvent,
  presentFile: presentZaiFile,
};

const base = '/api/paas/v4';
const kept: ReadonlySet<Operation> = new Set([
  ...(['create', 'retrieve', 'cancel', 'events'] as const),
  ...(['upload', 'deleteFile', 'downloadFile'] as const),
]);

/** The time of creation to the millisecond, and five more: `ftjob-20240418110039323-j8lh2`. The time is made up. */
const stamped = (prefix: string, origin: ChanceParts): string => {
  const digits = String(numberFrom(...origin, prefix)).padStart(10, '0');
  return `${prefix}-2024041${digits}-${lettersFrom(5, ...origin).toLowerCase()}`;
};

/**
 * Z.ai (Zhipu) as its SDKs knew fine-tuning over REST before July 2025: https://github.com/zai-org/z-ai-sdk-python,
 * https://github.com/MetaGLM/zhipuai-sdk-java-v4, https://github.com/yankeguo/zhipu. Today's documents have none.
 */
export const zai: Personality = {
  title: 'Z.ai',
  basePath: base,
  routes: [
    ...openaiRoutes(base, dialect).filter(({ operation }) => kept.has(operation)),
    ...zaiOwnRoutes(base),
  ],
  authenticate,
  headers: {},
  presentError: presentZaiError,
  quirks: {},
  ids: {
    job: (origin) => stamped('ftjob', origin),
    file: (origin) => stamped('file', origin),
  },
  models: zaiModels,
  results: null,
  webhooks: false,
  seed: zaiSeed,
};

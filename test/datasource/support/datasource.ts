import { onTestFinished } from 'vitest';
import {
  createDatasource,
  type Datasource,
  type DatasourceOptions,
} from '../../../src/datasource/datasource.ts';
import type { Transport } from '../../../src/datasource/rest/transport.ts';
import type { Caller } from '../../../src/domain/caller.ts';
import { Credential } from '../../../src/domain/credential.ts';
import type { Logger } from '../../../src/domain/logger.ts';
import { noting } from '../../support/secrets/logged.ts';
import { type Reply, startUpstream, type TestUpstream } from './upstream.ts';

export const TOKEN = 'sk-test-0123456789abcdef';

/** A caller; with its own token, another credential. */
export const callerWith = (
  given: {
    token?: string | null;
    organization?: string;
    project?: string;
    signal?: AbortSignal;
    requestId?: string;
  } = {},
): Caller => ({
  credential: new Credential(
    {
      token: given.token === undefined ? TOKEN : given.token,
      organization: given.organization ?? null,
      project: given.project ?? null,
    },
    Buffer.from('the same in every test'),
  ),
  requestId: given.requestId ?? 'request-1',
  signal: given.signal ?? new AbortController().signal,
});

/** A logger that keeps as JSON what an operator would see. */
export const keepingLogger = (): Logger & { readonly lines: readonly string[] } => {
  const lines: string[] = [];
  const keep = (fields: object, message: string): void => {
    lines.push(JSON.stringify({ ...fields, message }));
  };
  return { lines, ...noting({ debug: () => {}, info: keep, warn: keep, error: keep }) };
};

export interface Started {
  readonly datasource: Datasource;
  readonly upstream: TestUpstream;
  readonly logged: readonly string[];
}

const USUAL: Omit<DatasourceOptions, 'baseUrl' | 'logger'> = {
  provider: 'openai',
  timeout: 10_000,
  connections: 64,
  creation: { tagging: 'all', settle: 0, timeout: 10_000 },
  jobCache: { size: 100, endedFor: 60_000, liveFor: 0 },
  // No wait between two tries.
  random: () => 0,
};

/** A datasource behind which is nothing but this transport. */
export const datasourceOver = (
  transport: Transport,
  options: Partial<DatasourceOptions> = {},
): Datasource & { readonly logged: readonly string[] } => {
  const logger = keepingLogger();
  const baseUrl = 'http://upstream.invalid/v1';
  return {
    ...createDatasource({ ...USUAL, baseUrl, logger, transport, ...options }),
    logged: logger.lines,
  };
};

/** A datasource in front of a real upstream that answers as the test says. */
export const start = async (reply: Reply, options: Partial<DatasourceOptions> = {}): Promise<Started> => {
  const upstream = await startUpstream(reply);
  const logger = keepingLogger();
  const datasource = createDatasource({ ...USUAL, baseUrl: upstream.url, logger, ...options });
  onTestFinished(() => void datasource.close());
  return { datasource, upstream, logged: logger.lines };
};

/** What a promise is rejected with. */
export const failureOf = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It was fulfilled.');
};

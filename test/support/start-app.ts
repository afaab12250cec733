import { type DocumentNode, type GraphQLFormattedError, print } from 'graphql';
import { onTestFinished } from 'vitest';
import { createApp, loadConfig } from '../../src/app.ts';
import { createRecordingLogger, type LogLine } from './recording-logger.ts';

/** A document as `graphql()` of `operations/` types it. */
type TypedDocument<Data, Variables> = DocumentNode & { __apiType?: (variables: Variables) => Data };

export interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

export interface AppUnderTest {
  /** The GraphQL endpoint. */
  readonly url: string;
  /** Scheme, host and port. */
  readonly origin: string;
  /** Everything that the service has logged so far. */
  readonly logs: readonly LogLine[];
  /** Asks by POST and reads the answer, whatever its status. */
  query<Data = unknown, Variables = Readonly<Record<string, unknown>>>(
    document: string | TypedDocument<Data, Variables>,
    variables?: Variables,
    options?: AskOptions,
  ): Promise<Answer<Data>>;
  /** The same, for who wants the status and the headers. */
  ask(document: string | DocumentNode, variables?: object, options?: AskOptions): Promise<Response>;
  stop(): Promise<void>;
}

export interface AskOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface StartAppOptions {
  /** What differs from the usual, as an operator would set it: `{ TUNEGRAPH_AUTH: 'passthrough' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** A started emulator or stub. @default the app's own embedded emulator, at speed 100 */
  readonly upstream?: { readonly url: string; readonly apiKey?: string };
  /** The caller stops it: for `beforeAll`. @default it stops when the test has finished */
  readonly keep?: true;
}

/** The whole service on a free port, put together as the command does it. */
export const startApp = async ({
  settings = {},
  upstream,
  keep,
}: StartAppOptions = {}): Promise<AppUnderTest> => {
  const { logger, lines } = createRecordingLogger();
  const env = { ...USUAL, ...(upstream && upstreamSettings(upstream)), ...settings };
  // No wait between two tries of a call.
  const app = createApp(loadConfig({ env }), { logger, random: () => 0 });
  await app.start();
  if (!keep) onTestFinished(() => app.stop());

  const ask = (
    document: string | DocumentNode,
    variables: object = {},
    { headers = {}, signal }: AskOptions = {},
  ) =>
    fetch(app.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: typeof document === 'string' ? document : print(document), variables }),
      ...(signal && { signal }),
    });
  return {
    url: app.url,
    origin: new URL(app.url).origin,
    logs: lines,
    ask,
    async query(document, variables, options) {
      const response = await ask(document, variables ?? {}, options);
      return response.json();
    },
    stop: () => app.stop(),
  };
};

const USUAL = {
  PORT: '0',
  // An upstream of a test shows a new job in its list at once.
  TUNEGRAPH_CREATE_SETTLE_MS: '0',
  TUNEGRAPH_EMULATOR_SPEED: '100',
  // A test that ends with a request under way does not wait for it.
  TUNEGRAPH_SHUTDOWN_GRACE_MS: '0',
};

const upstreamSettings = ({ url, apiKey = 'sk-test' }: NonNullable<StartAppOptions['upstream']>) => ({
  OPENAI_BASE_URL: url,
  OPENAI_API_KEY: apiKey,
});

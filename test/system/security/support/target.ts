import { readdirSync, readFileSync } from 'node:fs';
import { keepNode } from '../../../support/run-command.ts';
import {
  startUpstreamStub,
  type UpstreamAnswer,
  type UpstreamRequest,
} from '../../../support/start-upstream-stub.ts';
import { heapInUse } from './heap.ts';
import { answerAsUpstream } from './upstream-answers.ts';

const MEBIBYTE = 1024 ** 2;

/** The built service as a process of its own, with an upstream that writes down what reaches it. */
export interface Target {
  /** The GraphQL endpoint. */
  readonly url: string;
  readonly origin: string;
  readonly port: number;
  /** What the upstream was asked so far, as `GET /files/a`. */
  calls(): readonly string[];
  /** The last call. */
  lastCall(): UpstreamRequest | undefined;
  /** What the process holds once its garbage is collected, in MiB. */
  heap(): Promise<number>;
  /** What the process occupies, in MiB. */
  memory(): number;
  /** The most that it ever occupied, in MiB. */
  peakMemory(): number;
  /** How many files and connections it holds open. */
  openHandles(): number;
  /** What it has logged so far. */
  logged(): string;
  stop(): Promise<void>;
}

export interface TargetOptions {
  /** What differs from the usual, as an operator would set it. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly answer?: (request: UpstreamRequest) => UpstreamAnswer | Promise<UpstreamAnswer>;
}

/** The service's own key: no answer and no log may hold it. */
export const OWN_KEY = 'sk-own-0123456789abcdef';

export const WEBHOOK_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

const USUAL = {
  PORT: '0',
  NODE_ENV: 'production',
  OPENAI_WEBHOOK_SECRET: WEBHOOK_SECRET,
  // Nobody sees anything by asking: every call of the upstream is the doing of a request.
  TUNEGRAPH_POLL_INTERVAL_MS: '3600000',
  TUNEGRAPH_UPSTREAM_TIMEOUT_MS: '2000',
  TUNEGRAPH_MAX_UPLOAD_BYTES: String(MEBIBYTE),
  TUNEGRAPH_SHUTDOWN_GRACE_MS: '0',
};

/** Starts one; the caller stops it. */
export const startTarget = async ({
  settings = {},
  answer = answerAsUpstream,
}: TargetOptions = {}): Promise<Target> => {
  const upstream = await startUpstreamStub(answer, { keep: true });
  const command = keepNode(['--inspect=127.0.0.1:0', 'dist/main.js'], {
    ...USUAL,
    OPENAI_BASE_URL: upstream.url,
    // Whoever brings his own leaves this one no place.
    ...(settings['TUNEGRAPH_AUTH'] === undefined && { OPENAI_API_KEY: OWN_KEY }),
    ...settings,
  });
  const [, url = ''] = await command.printed(/GraphQL +(http:\S+)/);
  const { origin, port } = new URL(url);
  const [inspector = ''] = /ws:\S+/.exec(command.logged()) ?? [];
  const memoryOf = (name: 'VmRSS' | 'VmHWM'): number => {
    const status = readFileSync(`/proc/${command.pid}/status`, 'utf8');
    return (Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) * 1024) / MEBIBYTE;
  };
  return {
    url,
    origin,
    port: Number(port),
    calls: () => upstream.requests.map(({ method, path }) => `${method} ${path}`),
    lastCall: () => upstream.requests.at(-1),
    heap: () => heapInUse(inspector),
    memory: () => memoryOf('VmRSS'),
    peakMemory: () => memoryOf('VmHWM'),
    openHandles: () => readdirSync(`/proc/${command.pid}/fd`).length,
    logged: () => command.logged(),
    async stop() {
      await command.stop();
      await upstream.stop();
    },
  };
};

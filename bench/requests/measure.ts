import { type Child, startChild, type Usage } from '../child.ts';
import { type Load, type LoadFigures, load } from './load.ts';
import { jobId } from './training.ts';
import { NEXT_ID, type Workload } from './workloads.ts';

/** One server under one workload. */
export interface RequestFigures extends LoadFigures {
  /** Microseconds on a processor a request. */
  readonly cpu: number;
  /** Calls to the upstream a request. */
  readonly calls: number;
  /** Mebibytes resident at the end. */
  readonly memory: number;
}

/** What is compared: how it is started, and how it is asked. */
export interface Server {
  readonly name: string;
  readonly file: string;
  /** Whether it understands GraphQL; otherwise it is asked by path, or always the same. */
  readonly asks: 'GRAPHQL' | 'PATH' | 'ANYTHING';
  /** Of Node. @default none */
  readonly flags?: readonly string[];
}

export interface Running {
  readonly server: Server;
  readonly url: string;
  readonly process: Child<string>;
}

/** The key that every request carries, and that goes upstream. */
const TOKEN = 'sk-bench-0123456789abcdef';
const MEBIBYTE = 1024 ** 2;

/** Starts a server in production's dress: callers bring their token, every limit holds, the log says what is wrong. */
export const startServer = async (
  server: Server,
  upstream: string,
  certificate: string | null,
): Promise<Running> => {
  const settings = {
    NODE_ENV: 'production',
    PORT: '0',
    OPENAI_BASE_URL: upstream,
    TUNEGRAPH_AUTH: 'passthrough',
    TUNEGRAPH_MAX_REQUESTS_PER_MINUTE: '100000000',
    TUNEGRAPH_LOG_LEVEL: 'warn',
    ...(certificate !== null && { NODE_EXTRA_CA_CERTS: certificate }),
  };
  const process = startChild<string>(server.file, [], settings, 'measured', server.flags);
  return { server, url: await process.next(), process };
};

/** Makes sure of an answer, then measures. */
export const measureRequests = async (
  { server, url, process }: Running,
  workload: Workload,
  upstream: Child<{ readonly calls: number } | string>,
  { warmUp, seconds }: { readonly warmUp: number; readonly seconds: number },
): Promise<RequestFigures> => {
  await verify(server, url, workload);
  const asked = loadOf(server, url, workload);
  await load({ ...asked, seconds: warmUp });
  await upstream.ask('count');
  const before: Usage = process.usage();
  const figures = await load({ ...asked, seconds });
  const after = process.usage();
  const { calls } = (await upstream.ask('count')) as { readonly calls: number };
  await verify(server, url, workload);
  if (figures.requests === 0) {
    throw new Error(
      `${server.name} answered nothing of ${workload.name} in ${seconds} s: measure for longer.`,
    );
  }
  return {
    ...figures,
    cpu: ((after.cpu - before.cpu) * 1e6) / figures.requests,
    calls: calls / figures.requests,
    memory: after.memory / MEBIBYTE,
  };
};

const loadOf = (
  { asks }: Server,
  url: string,
  { body, proxyPath, ids, credentials = 1 }: Workload,
): Omit<Load, 'seconds'> => ({
  url,
  method: asks === 'PATH' ? 'GET' : 'POST',
  template: asks === 'PATH' ? (proxyPath ?? '') : body,
  ids,
  token: TOKEN,
  credentials,
});

const verify = async ({ asks }: Server, url: string, workload: Workload): Promise<void> => {
  if (asks === 'ANYTHING') return;
  const { ids, body, proxyPath, check, name } = workload;
  const filled = (text: string): string => {
    let next = 0;
    return text.replaceAll(NEXT_ID, () => {
      next += 1;
      return jobId(next % ids);
    });
  };
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const response =
    asks === 'GRAPHQL'
      ? await fetch(url, { method: 'POST', headers, body: filled(body) })
      : await fetch(`${url}${filled(proxyPath ?? '')}`, { headers });
  const answer: unknown = await response.json();
  try {
    if (asks === 'GRAPHQL') check(answer, jobId(1 % ids));
    else if (!JSON.stringify(answer).includes(jobId(ids > 1 ? 1 : 0))) throw new Error('Another job came.');
  } catch (error) {
    throw new Error(`${name} at ${url} answers wrongly.`, { cause: error });
  }
};

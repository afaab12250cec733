import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { startChild } from './child.ts';
import { productionFlags } from './production-flags.ts';

/** How quickly a service answers with errors while its upstream is dead and left alone. Milliseconds. */
export interface OpenBreakerFigures {
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
}

const CLIENTS = 8;
const REQUESTS_OF_EACH = 600;
/** So many of them, while the machine gets to know the code. */
const UNCOUNTED = 200;
/** Between two requests of a client, so that the service is busy and no queue builds up. */
const PAUSE = 20;
const QUERY = JSON.stringify({ query: '{ fineTuningJob(id: "ftjob-bench") { id status } }' });

/** Nobody listens at the discard port: every connection is refused at once. */
const settings = {
  PORT: '0',
  OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
  OPENAI_API_KEY: 'sk-bench',
  TUNEGRAPH_LOG_LEVEL: 'silent',
};

interface Answer {
  readonly errors?: readonly { readonly extensions: { readonly retryAfter?: number } }[];
}

/** Measures the built service, once its breaker has opened. A probe, with its wait for the refusal, counts as any other. */
export const measureOpenBreaker = async (): Promise<OpenBreakerFigures> => {
  const service = startChild<string>('bench/tunegraph.js', [], settings, 'load', productionFlags);
  const url = new URL(await service.next());
  const pool = new Pool(url.origin, { connections: CLIENTS });
  const ask = async (): Promise<boolean> => {
    const { body } = await pool.request({
      method: 'POST',
      path: url.pathname,
      headers: { 'content-type': 'application/json' },
      body: QUERY,
    });
    const { errors } = (await body.json()) as Answer;
    return errors?.[0]?.extensions.retryAfter !== undefined;
  };

  let isOpen = false;
  while (!isOpen) isOpen = await ask();
  const times: number[] = [];
  const client = async (): Promise<void> => {
    for (let request = 0; request < REQUESTS_OF_EACH; request += 1) {
      const begun = performance.now();
      await ask();
      if (request >= UNCOUNTED) times.push(performance.now() - begun);
      await pause(PAUSE);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  await pool.close();
  await service.stop();

  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), slowest: at(1) };
};

import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { print } from 'graphql';
import { expect, it, onTestFinished } from 'vitest';
import type { ReadLongCurveQuery } from '../support/operations/graphql.ts';
import { graphql } from '../support/operations/index.ts';
import { runCommand } from '../support/run-command.ts';

const ReadLongCurve = graphql(`
  query ReadLongCurve {
    fineTuningJob(id: "ftjob-1") { trainingMetrics(maxPoints: 500) { step trainLoss } }
  }
`);

const MEBIBYTE = 1024 ** 2;
const ROWS = 1_000_000;

function* resultFile() {
  yield 'step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n';
  for (let step = 1; step <= ROWS; step += 1) {
    // One spike in a million rows: a curve that keeps its shape keeps it.
    const loss = step === 777_777 ? 99 : 1 / step;
    yield `${step},${loss.toFixed(5)},0.5,${step % 100 === 0 ? '0.7' : ''},\n`;
  }
}

const job = { id: 'ftjob-1', status: 'succeeded', created_at: 1, result_files: ['file-result'] };

/** An upstream with one succeeded job, whose result file has a million rows. */
const startUpstream = async (): Promise<string> => {
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/content')) Readable.from(resultFile(), { objectMode: false }).pipe(response);
    else response.end(JSON.stringify(job));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
};

it('thins a result file of a million rows without holding it', async () => {
  const service = runCommand([], { OPENAI_API_KEY: 'sk-own', OPENAI_BASE_URL: await startUpstream() });
  const [, url = ''] = await service.printed(/GraphQL +(http:\S+)/);
  const ask = async () => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: print(ReadLongCurve) }),
    });
    const { data } = (await response.json()) as { readonly data: ReadLongCurveQuery };
    return data.fineTuningJob?.trainingMetrics ?? [];
  };
  const memory = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${service.pid}/status`, 'utf8'))?.[1]) *
    1024;

  // The first reading pays for code and a grown heap.
  await ask();
  const before = memory('VmRSS');
  writeFileSync(`/proc/${service.pid}/clear_refs`, '5');
  const trainingMetrics = await ask();
  const grown = memory('VmHWM') - before;
  process.stdout.write(
    `A million rows read; the service grew by ${(grown / MEBIBYTE).toFixed(1)} MiB at most.\n`,
  );

  expect(trainingMetrics.length).toBeLessThanOrEqual(500);
  expect(trainingMetrics.length).toBeGreaterThan(400);
  expect(trainingMetrics[0]?.step).toBe(1);
  expect(trainingMetrics.at(-1)?.step).toBe(ROWS);
  expect(trainingMetrics).toContainEqual({ step: 777_777, trainLoss: 99 });
  expect(grown).toBeLessThan(48 * MEBIBYTE);
});

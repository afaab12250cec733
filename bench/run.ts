import { mkdirSync, writeFileSync } from 'node:fs';
import { median } from './median.ts';
import { measureOpenBreaker } from './open-breaker.ts';
import { reportRequests } from './requests/report.ts';
import { type RunOptions, runRequests } from './requests/run.ts';
import { measureSubscriptions, type SubscriptionFigures } from './subscriptions.ts';

const ROUNDS = 3;
const servers = { tunegraph: 'bench/tunegraph.ts', naive: 'bench/baselines/naive-subscriptions.ts' };

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** The two in turn, so that a machine whose speed drifts drifts for both. */
const subscriptions = async (subscribers: number) => {
  const figures: { tunegraph: SubscriptionFigures[]; naive: SubscriptionFigures[] } = {
    tunegraph: [],
    naive: [],
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of ['tunegraph', 'naive'] as const) {
      figures[name].push(await measureSubscriptions(servers[name], subscribers));
    }
  }
  print(`\n${subscribers} subscribers of one job, medians of ${ROUNDS} rounds`);
  for (const name of ['tunegraph', 'naive'] as const) {
    const of = (read: (figure: SubscriptionFigures) => number): string =>
      median(figures[name].map(read)).toFixed(1);
    print(
      `  ${name.padEnd(10)} ${of((f) => f.cpuPerDelivery)} µs CPU a delivery, ${of((f) => f.timeToLast)} ms to the last, ` +
        `${of((f) => f.callsPerInterval)} upstream calls an interval, ` +
        `memory ${of((f) => f.memory.before)} → ${of((f) => f.memory.during)} → ${of((f) => f.memory.after)} MiB`,
    );
  }
  const ratio = median(
    figures.naive.map(
      (naive, round) => naive.cpuPerDelivery / (figures.tunegraph[round]?.cpuPerDelivery ?? Number.NaN),
    ),
  );
  print(`  naive / tunegraph, CPU a delivery: ${ratio.toFixed(1)}`);
  return { subscribers, ratio, ...figures };
};

const openBreaker = async () => {
  const figures = await measureOpenBreaker();
  const { p50, p99, slowest } = figures;
  print(
    '\nError answers while the upstream is dead and the circuit breaker open, 8 clients, about 400 requests a second',
  );
  print(`  ${p50.toFixed(2)} ms p50, ${p99.toFixed(2)} ms p99, ${slowest.toFixed(2)} ms the slowest`);
  return figures;
};

const requests = async (options: RunOptions) => {
  const results = await runRequests(options);
  print(reportRequests(results));
  return results;
};

const write = (name: string, results: unknown): void => {
  mkdirSync('bench/results', { recursive: true });
  writeFileSync(
    `bench/results/${name}.json`,
    `${JSON.stringify({ node: process.version, results }, null, 2)}\n`,
  );
};

const AT_ONCE: RunOptions = { latency: 0, isEncrypted: false, rounds: ROUNDS, seconds: 5 };

write('requests', [
  await requests(AT_ONCE),
  await requests({ ...AT_ONCE, latency: 20 }),
  await requests({ ...AT_ONCE, isEncrypted: true, rounds: 1 }),
]);
write('open-breaker', await openBreaker());
write('subscriptions', [await subscriptions(1000), await subscriptions(5000)]);

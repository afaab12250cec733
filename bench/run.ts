import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from './median.ts';
import { measureOpenBreaker } from './open-breaker.ts';
import { productionFlags } from './production-flags.ts';
import { reportRequests } from './requests/report.ts';
import { type RunOptions, runRequests } from './requests/run.ts';
import { workloads } from './requests/workloads.ts';
import { type Machine, RESULTS_FILE, type Results, type SubscriptionResults } from './results.ts';
import { measureStart } from './start.ts';
import { measureSubscriptions, type SubscriptionFigures } from './subscriptions.ts';
import { PAGE_FILE, withFigures } from './table.ts';
import { runUploads } from './uploads/run.ts';

// `npm run bench` measures everything, and writes it down. `npm run bench -- --only Q1,uploads --rounds 1 --seconds 2`
// measures a part, and writes nothing: a workload's name, or that of one of these.
const PARTS = ['start', 'uploads', 'open-breaker', 'subscriptions'] as const;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
    latency: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const known = [...workloads.map(({ name }) => name), ...PARTS];
const only = values.only?.split(',') ?? known;
const unknown = only.filter((name) => !known.includes(name));
if (!(rounds >= 1 && seconds >= 1) || unknown.length > 0) {
  throw new Error(
    `--rounds and --seconds take numbers from 1 on, --only some of ${known.join(', ')}; given: ${process.argv.slice(2).join(' ')}`,
  );
}
const isWhole = values.only === undefined && values.latency === undefined;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const machine: Machine = {
  node: process.version,
  processor: cpus()[0]?.model ?? 'unknown',
  processors: availableParallelism(),
  loadBefore: loadavg()[0] ?? Number.NaN,
  rounds,
  seconds,
};

const start = async () => {
  const figures = await measureStart(rounds);
  const { answered, announced, cpu, memoryAtRest } = figures;
  print(
    `\nStart: answers after ${answered.toFixed(0)} ms, says so after ${announced.toFixed(0)} ms, ` +
      `${cpu.toFixed(2)} s CPU, ${memoryAtRest.toFixed(0)} MiB at rest`,
  );
  return figures;
};

const requests = async (options: RunOptions) => {
  const results = await runRequests(options);
  print(reportRequests(results));
  return results;
};

/** At once, after 20 ms, and once over TLS; with `--latency`, that alone. */
const settings = (): readonly RunOptions[] => {
  const asked = workloads.map(({ name }) => name).filter((name) => only.includes(name));
  const atOnce: RunOptions = { latency: 0, isEncrypted: false, rounds, seconds, only: asked };
  if (asked.length === 0) return [];
  if (values.latency !== undefined) return [{ ...atOnce, latency: Number(values.latency) }];
  return [atOnce, { ...atOnce, latency: 20, rounds: 1 }, { ...atOnce, isEncrypted: true, rounds: 1 }];
};

const uploads = async (size: number) => {
  const results = await runUploads(size, rounds);
  print(`\nFiles of ${size} MiB, four at once`);
  for (const [name, { mebibytesPerSecond, cpu, peak }] of Object.entries(results.servers)) {
    print(
      `  ${name.padEnd(10)} ${mebibytesPerSecond.toFixed(0)} MiB a second, ${cpu.toFixed(2)} ms CPU a MiB, peak ${peak.toFixed(0)} MiB`,
    );
  }
  return results;
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

const subscribed = {
  tunegraph: { file: 'bench/tunegraph.js', flags: productionFlags },
  naive: { file: 'bench/baselines/naive-subscriptions.ts', flags: [] },
} as const;

/** The two in turn, so that a machine whose speed drifts drifts for both. */
const subscriptions = async (subscribers: number): Promise<SubscriptionResults> => {
  const figures: Record<keyof typeof subscribed, SubscriptionFigures[]> = { tunegraph: [], naive: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ['tunegraph', 'naive'] as const) {
      const { file, flags } = subscribed[name];
      figures[name].push(await measureSubscriptions(file, subscribers, flags));
    }
  }
  const servers = { tunegraph: mediansOf(figures.tunegraph), naive: mediansOf(figures.naive) };
  const ratio = median(
    figures.naive.map(
      (naive, round) => naive.cpuPerDelivery / (figures.tunegraph[round]?.cpuPerDelivery ?? Number.NaN),
    ),
  );
  print(`\n${subscribers} subscribers of one job`);
  for (const [name, { cpuPerDelivery, timeToLast, callsPerInterval, memory }] of Object.entries(servers)) {
    print(
      `  ${name.padEnd(10)} ${cpuPerDelivery.toFixed(1)} µs CPU a delivery, ${timeToLast.toFixed(1)} ms to the last, ` +
        `${callsPerInterval.toFixed(1)} upstream calls an interval, ` +
        `memory ${memory.before.toFixed(1)} → ${memory.during.toFixed(1)} → ${memory.after.toFixed(1)} MiB`,
    );
  }
  print(`  naive / tunegraph, CPU a delivery: ${ratio.toFixed(1)}`);
  return { subscribers, ratio, servers };
};

const mediansOf = (figures: readonly SubscriptionFigures[]): SubscriptionFigures => {
  const of = (read: (figure: SubscriptionFigures) => number): number => median(figures.map(read));
  return {
    subscribers: of((figure) => figure.subscribers),
    cpuPerDelivery: of((figure) => figure.cpuPerDelivery),
    timeToLast: of((figure) => figure.timeToLast),
    callsPerInterval: of((figure) => figure.callsPerInterval),
    memory: {
      before: of(({ memory }) => memory.before),
      during: of(({ memory }) => memory.during),
      after: of(({ memory }) => memory.after),
    },
  };
};

const inTurn = async <Given, Result>(
  given: readonly Given[],
  measure: (one: Given) => Promise<Result>,
): Promise<readonly Result[]> => {
  const results: Result[] = [];
  for (const one of given) results.push(await measure(one));
  return results;
};

const write = (results: Results): void => {
  mkdirSync(dirname(RESULTS_FILE), { recursive: true });
  writeFileSync(RESULTS_FILE, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(PAGE_FILE, withFigures(readFileSync(PAGE_FILE, 'utf8'), results));
  print(`\nWritten to ${RESULTS_FILE} and ${PAGE_FILE}.`);
};

const has = (part: (typeof PARTS)[number]): boolean => only.includes(part);

print(`Node ${machine.node}, load before the run ${machine.loadBefore.toFixed(2)}`);
const figures = {
  start: has('start') ? await start() : null,
  requests: await inTurn(settings(), requests),
  uploads: has('uploads') ? await inTurn([1, 32], uploads) : [],
  openBreaker: has('open-breaker') ? await openBreaker() : null,
  subscriptions: has('subscriptions') ? await inTurn([1000, 5000], subscriptions) : [],
};
const { start: started, openBreaker: broken } = figures;
if (isWhole && started && broken) write({ ...figures, machine, start: started, openBreaker: broken });

import type { RequestFigures } from './requests/measure.ts';
import type { RequestResults } from './requests/run.ts';
import type { Results } from './results.ts';

/** Relative to the root. */
export const PAGE_FILE = 'docs/performance.md';

const BEGIN = '<!-- figures: npm run bench -->';
const END = '<!-- end of figures -->';

/**
 * The page with a run's figures in their place; null where no run has been written down.
 *
 * @throws Error where the page has no place for them.
 */
export const withFigures = (page: string, results: Results | null): string => {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`${PAGE_FILE} has no place between ${BEGIN} and ${END}.`);
  const figures = results ? figuresOf(results) : 'No run has been written down yet.';
  return `${page.slice(0, begin + BEGIN.length)}\n${figures}\n${page.slice(end)}`;
};

/** A run as Markdown. */
export const figuresOf = (results: Results): string =>
  [
    machineLine(results),
    ...results.requests.map(requestsTable),
    subscriptionsTable(results),
    uploadsTable(results),
    restTable(results),
  ].join('\n\n');

const machineLine = ({
  machine: { node, processor, processors, loadBefore, rounds, seconds },
}: Results): string =>
  `Node ${node.replace(/^v/, '')}, ${processors} processors (${processor}), load before the run ${loadBefore.toFixed(2)}; ${rounds} ${rounds === 1 ? 'round' : 'rounds'} of ${seconds} s.`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_name, column) => (column === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

const settingOf = ({ setting: { latency, isEncrypted } }: RequestResults): string =>
  `Upstream answering ${latency === 0 ? 'at once' : `after ${latency} ms`}${isEncrypted ? ', over TLS' : ''}`;

/** How many times as many requests a second one does as another; a dash without the other. */
export const ratioOf = (ours: RequestFigures, theirs: RequestFigures | undefined): string =>
  theirs ? `${(ours.perSecond / theirs.perSecond).toFixed(2)}x` : '—';

const requestsTable = (results: RequestResults): string => {
  const rows = Object.entries(results.workloads).flatMap(([workload, figures]) =>
    Object.entries(figures).map(([server, figure]) => [
      workload,
      server,
      figure.perSecond.toFixed(0),
      ratioOf(figure, figures['naive']),
      ratioOf(figure, figures['proxy']),
      figure.cpu.toFixed(0),
      figure.p50.toFixed(1),
      figure.p99.toFixed(1),
      figure.calls.toFixed(2),
      figure.memory.toFixed(0),
    ]),
  );
  const head = [
    '',
    'server',
    'requests/s',
    'to naive',
    'to proxy',
    'CPU µs',
    'p50 ms',
    'p99 ms',
    'upstream calls',
    'MiB',
  ];
  return `**${settingOf(results)}**\n\n${table(head, rows)}`;
};

const subscriptionsTable = ({ subscriptions }: Results): string => {
  const rows = subscriptions.flatMap(({ subscribers, ratio, servers }) =>
    Object.entries(servers).map(([server, { cpuPerDelivery, timeToLast, callsPerInterval, memory }]) => [
      String(subscribers),
      server,
      cpuPerDelivery.toFixed(1),
      server === 'tunegraph' ? `${ratio.toFixed(1)}x less` : '',
      timeToLast.toFixed(0),
      callsPerInterval.toFixed(1),
      `${memory.before.toFixed(0)} → ${memory.during.toFixed(0)} → ${memory.after.toFixed(0)}`,
    ]),
  );
  const head = [
    'subscribers',
    'server',
    'CPU µs a delivery',
    '',
    'ms to the last',
    'calls an interval',
    'MiB before, during, after',
  ];
  return `**Subscriptions**\n\n${table(head, rows)}`;
};

const uploadsTable = ({ uploads }: Results): string => {
  const rows = uploads.flatMap(({ size, servers }) =>
    Object.entries(servers).map(([server, figures]) => [
      `${size} MiB`,
      server,
      figures.mebibytesPerSecond.toFixed(0),
      figures.cpu.toFixed(2),
      figures.peak.toFixed(0),
    ]),
  );
  return `**Uploads, four at once**\n\n${table(['file', 'server', 'MiB/s', 'CPU ms a MiB', 'peak MiB'], rows)}`;
};

const restTable = ({ openBreaker, start }: Results): string => {
  const rows = [
    ['error answer, breaker open: p50', `${openBreaker.p50.toFixed(2)} ms`],
    ['error answer, breaker open: p99', `${openBreaker.p99.toFixed(2)} ms`],
    ['command to first answer', `${start.answered.toFixed(0)} ms`],
    ['memory at rest', `${start.memoryAtRest.toFixed(0)} MiB`],
  ];
  return `**The rest**\n\n${table(['what', 'median'], rows)}`;
};

import { loadConfig } from '../../src/config/index.ts';
import type { RequestFigures } from './measure.ts';
import type { RequestResults } from './run.ts';
import { workloads } from './workloads.ts';

/** A run in words and figures, its ratios first. */
export const reportRequests = ({ setting, workloads: results }: RequestResults): string => {
  const upstream = `upstream answering ${setting.latency === 0 ? 'at once' : `after ${setting.latency} ms`}${setting.isEncrypted ? ', over TLS' : ''}`;
  const lines = [`\nRequests, ${upstream}`];
  for (const { name, what } of workloads) {
    const figures = results[name];
    if (!figures) continue;
    lines.push(`  ${name}: ${what}`);
    const { tunegraph, naive, proxy } = figures;
    const ratios = [ratio('naive', tunegraph, naive), ratio('bare proxy', tunegraph, proxy)].filter(Boolean);
    lines.push(`    ${ratios.join(', ')}`);
    const bound = setting.latency > 0 && tunegraph ? poolBound(tunegraph.calls, setting.latency) : null;
    if (bound !== null) lines.push(`    the upstream's connections allow ${bound.toFixed(0)} a second`);
    for (const [server, figure] of Object.entries(figures)) lines.push(`    ${row(server, figure)}`);
  }
  return lines.join('\n');
};

/** What one caller's share of the connections allows, in requests a second. */
export const poolBound = (callsPerRequest: number, latency: number): number =>
  loadConfig({ env: {} }).maxUpstreamCallsPerCaller / (callsPerRequest * (latency / 1000));

const ratio = (
  to: string,
  ours: RequestFigures | undefined,
  theirs: RequestFigures | undefined,
): string | undefined =>
  ours &&
  theirs &&
  `${(ours.perSecond / theirs.perSecond).toFixed(2)} x the ${to}, ${(theirs.cpu / ours.cpu).toFixed(2)} x by CPU`;

const row = (server: string, { perSecond, cpu, p50, p99, calls, memory }: RequestFigures): string =>
  [
    server.padEnd(10),
    `${perSecond.toFixed(0).padStart(6)} a second`,
    `${cpu.toFixed(0).padStart(6)} µs CPU`,
    `p50 ${p50.toFixed(1).padStart(6)} ms`,
    `p99 ${p99.toFixed(1).padStart(6)} ms (${(p99 / p50).toFixed(1)} x)`,
    `${calls.toFixed(2).padStart(5)} calls`,
    `${memory.toFixed(0).padStart(4)} MiB`,
  ].join('  ');

import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopAll } from './process.ts';
import { startApolloGateway, startGrafbase, startHiveGateway } from './routers.ts';
import { showNewJob, showProjects } from './show.ts';
import { compose, startProjects, startTunegraph } from './subgraphs.ts';

// The company graph: starts everything, asks through each router, prints what came, and stops everything. With --stay it
// keeps running until it is told to end.

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Starts the graph and asks through it. */
const show = async (workDirectory: string): Promise<void> => {
  const tunegraph = await startTunegraph();
  say(`Tunegraph       ${tunegraph}`);
  const projects = await startProjects();
  say(`Projects        ${projects}`);

  const supergraphFile = join(workDirectory, 'supergraph.graphql');
  writeFileSync(supergraphFile, await compose(tunegraph, projects));
  say('Composed        by two composers, which agree and have no errors and no hints');

  const graph = { tunegraph, projects, supergraphFile, workDirectory };
  const hive = await startHiveGateway(graph);
  say(`Hive Gateway    ${hive}`);
  const grafbase = await startGrafbase(graph);
  say(`Grafbase        ${grafbase ?? 'left out: npm has it for Linux on x64 only'}`);
  const apollo = await startApolloGateway(graph);
  say(`Apollo Gateway  ${apollo}`);

  await showThrough('Hive Gateway', hive);
  if (grafbase) await showThrough('Grafbase', grafbase);
  say('\nApollo Gateway: what do the jobs of each project cost?');
  await showProjects(apollo);
};

const showThrough = async (router: string, url: string): Promise<void> => {
  say(`\n${router}: what do the jobs of each project cost?`);
  await showProjects(url);
  say(`\n${router}: a new job, live`);
  await showNewJob(url);
};

const toldToEnd = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
const workDirectory = mkdtempSync(join(tmpdir(), 'tunegraph-federation-'));
try {
  await Promise.race([show(workDirectory), toldToEnd]);
  if (process.argv.includes('--stay')) {
    say('\nEverything stays until Ctrl+C.');
    await toldToEnd;
  }
} finally {
  await stopAll();
  rmSync(workDirectory, { recursive: true, force: true });
}
say('\nEverything has stopped.');

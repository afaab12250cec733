import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  areRoutersInstalled,
  type CompanyGraph,
  startCompanyGraph,
} from '../support/federation/company-graph.ts';
import { routerClient } from '../support/federation/router-client.ts';
import { asksQueries, asksSubscriptions, startsRouter } from '../support/federation/router-questions.ts';
import { type HiveOptions, startHiveGateway } from '../support/federation/routers.ts';
import { type ReservedPort, reservePort } from '../support/free-port.ts';

describe.skipIf(!areRoutersInstalled())('through Hive Gateway', () => {
  // Our service must be told where callbacks go before the router is there.
  let port: ReservedPort;
  let graph: CompanyGraph;

  beforeAll(async () => {
    port = await reservePort();
    graph = await startCompanyGraph({
      TUNEGRAPH_CALLBACK_HOSTS: `http://127.0.0.1:${port.port}/callback`,
    });
  });
  afterAll(() => graph.stop());

  const cases: readonly (HiveOptions & { readonly name: string })[] = [
    { name: 'server-sent events', eventsBy: 'sse' },
    { name: 'WebSocket', eventsBy: 'websocket' },
    { name: 'HTTP callback', eventsBy: 'callback', port: () => port },
    { name: 'server-sent events and the Rust planner', eventsBy: 'sse', rust: true },
  ];
  describe.each(cases)('by $name', ({ name, ...options }) => {
    const router = startsRouter({
      name: `hive ${name}`,
      start: startHiveGateway(options),
      graph: () => graph,
    });
    asksQueries(router);
    asksSubscriptions(router);
  });

  it('tells the client when the router is not listed for callbacks', async () => {
    const client = routerClient(await startHiveGateway({ eventsBy: 'callback' })(graph), 'unlisted');
    const changes = client.subscribe(
      'subscription { fineTuningJobStatusChanged(id: "ftjob-seed-running") { status } }',
    );
    expect(await changes.next()).toMatchObject({
      value: { errors: [{ extensions: { code: 'CALLBACK_REFUSED' } }] },
    });
  });
});

import { afterAll, beforeAll, describe } from 'vitest';
import {
  areRoutersInstalled,
  type CompanyGraph,
  startCompanyGraph,
} from '../support/federation/company-graph.ts';
import { asksQueries, asksSubscriptions, startsRouter } from '../support/federation/router-questions.ts';
import { startGrafbase } from '../support/federation/routers.ts';

describe.skipIf(!areRoutersInstalled())('through Grafbase', () => {
  let graph: CompanyGraph;

  beforeAll(async () => {
    graph = await startCompanyGraph();
  });
  afterAll(() => graph.stop());

  describe.each(['server_sent_events', 'websocket'] as const)('by %s', (eventsBy) => {
    const router = startsRouter({
      name: `grafbase ${eventsBy}`,
      start: startGrafbase(eventsBy),
      graph: () => graph,
    });
    asksQueries(router);
    asksSubscriptions(router);
  });
});

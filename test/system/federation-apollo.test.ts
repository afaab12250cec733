import { afterAll, beforeAll, describe } from 'vitest';
import {
  areRoutersInstalled,
  type CompanyGraph,
  startCompanyGraph,
} from '../support/federation/company-graph.ts';
import { asksQueries, startsRouter } from '../support/federation/router-questions.ts';
import { startApolloGateway } from '../support/federation/routers.ts';

describe.skipIf(!areRoutersInstalled())('through Apollo Gateway', () => {
  let graph: CompanyGraph;

  beforeAll(async () => {
    graph = await startCompanyGraph();
  });
  afterAll(() => graph.stop());

  asksQueries(startsRouter({ name: 'apollo', start: startApolloGateway, graph: () => graph }));
});

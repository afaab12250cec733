import { describe, expect, it, onTestFinished } from 'vitest';
import { areRoutersInstalled, startCompanyGraph } from '../support/federation/company-graph.ts';
import { routerClient } from '../support/federation/router-client.ts';
import { startHiveGateway } from '../support/federation/routers.ts';
import { createTokenIssuer, jwtSettings } from '../support/token-issuer.ts';

describe.skipIf(!areRoutersInstalled())('with tokens, through Hive Gateway', () => {
  it('lets a caller do what his token says, and asks the provider with the key of his tenant', async () => {
    const issuer = await createTokenIssuer();
    const graph = await startCompanyGraph(jwtSettings(issuer));
    onTestFinished(() => graph.stop());
    const url = await startHiveGateway({ eventsBy: 'websocket' })(graph);
    const reader = routerClient(url, 'reader', await issuer.token({ scope: 'jobs:read' }));
    const stranger = routerClient(url, 'stranger', 'sk-not-a-token');

    expect(await reader.ask('{ project(id: "project-support") { jobs { id status } } }')).toMatchObject({
      data: { project: { jobs: [{ status: 'SUCCEEDED' }, {}, {}, {}, {}] } },
    });
    const changes = reader.subscribe(
      'subscription { fineTuningJobStatusChanged(id: "ftjob-seed-succeeded") { status job { costUsd } } }',
    );
    expect(await changes.next()).toMatchObject({
      value: { data: { fineTuningJobStatusChanged: { status: 'SUCCEEDED', job: { costUsd: 0.026334 } } } },
    });
    expect(graph.askedUpstream.length).toBeGreaterThanOrEqual(5);
    for (const { headers } of graph.askedUpstream) expect(headers.authorization).toBe('Bearer sk-acme');

    const cancel = 'mutation { cancelFineTuningJob(id: "ftjob-seed-queued") { job { id } } }';
    expect(await reader.ask(cancel)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    const before = graph.askedUpstream.length;
    expect(await stranger.ask('{ fineTuningJobs { nodes { id } } }')).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(graph.askedUpstream.length).toBe(before);
  });
});

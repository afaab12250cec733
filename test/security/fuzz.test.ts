import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { subgraph } from '../../src/schema/index.ts';
import { startApp } from '../support/start-app.ts';
import { FuzzClient } from '../system/security/support/fuzz-client.ts';
import { randomRequest } from '../system/security/support/random-request.ts';

/** A small part of what test/system/security/fuzz.test.ts sends, in the process of the test. */
const REQUESTS = 300;
const TOGETHER = 10;

it('answers random requests of every kind without a failure of its own', { timeout: 60_000 }, async () => {
  const app = await startApp();
  const client = new FuzzClient(app.url);
  onTestFinished(() => client.close());
  const several = fc.array(randomRequest(subgraph.schema), { minLength: TOGETHER, maxLength: TOGETHER });
  const property = fc.asyncProperty(several, async (batch) => {
    const answers = await Promise.all(batch.map((request) => client.send(request)));
    expect(answers.filter((answer) => answer.includes('INTERNAL_SERVER_ERROR'))).toEqual([]);
  });
  await fc.assert(property, { numRuns: REQUESTS / TOGETHER, seed: 20_261_122, endOnFailure: true });
  expect(app.logs.filter(({ level }) => level === 'error')).toEqual([]);
});

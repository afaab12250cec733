import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROVIDER_NAMES } from '../../../src/datasource/providers/index.ts';
import { describeChanges } from './changes.ts';
import { startCustomer } from './customer.ts';
import { describeFiles } from './files.ts';
import { findingsAt, findingsTable, NOT_FOUND_OUT, promisedFindings, ROWS } from './findings.ts';
import { describeLostAnswers } from './lost-answers.ts';
import { ReadAbilities } from './operations.ts';
import { describeOrders } from './orders-taken.ts';
import { describeReading } from './reading.ts';
import { describeTraining } from './training.ts';

// What happens here is written down, held against what the provider's capabilities promise, and shown in docs/providers.md.
describe.each(PROVIDER_NAMES)('%s', (provider) => {
  describeOrders(provider);
  describeReading(provider);
  describeTraining(provider);
  describeChanges(provider);
  describeFiles(provider);
  describeLostAnswers(provider);

  it('can do what fineTuningCapabilities says, and no more', async () => {
    const { app } = await startCustomer(provider);
    const { data } = await app.query(ReadAbilities);
    const promised = data && promisedFindings(data.fineTuningCapabilities);
    const found = findingsAt(provider);
    expect(found).toMatchObject(promised ?? {});
    expect(Object.keys(found).toSorted()).toEqual(ROWS.toSorted());
  });
});

describe('the table "What each can do" of docs/providers.md', () => {
  const page = new URL('../../../docs/providers.md', import.meta.url);

  it('tells what has happened here; after a change: npx vitest run --project unit test/e2e/providers -u', async () => {
    const table = findingsTable(PROVIDER_NAMES);
    process.stdout.write(`${table}\n`);
    expect(table).not.toContain(NOT_FOUND_OUT);
    const text = readFileSync(page, 'utf8');
    const section = /(?<=^## What each can do\n\n(?:.+\n\n)*)(?:\|.*\n)+/m;
    expect(text).toMatch(section);
    await expect(text.replace(section, () => table)).toMatchFileSnapshot(page.pathname);
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ProviderApi } from '../../../src/datasource/providers/api.ts';
import { PROVIDER_NAMES, providerNamed } from '../../../src/datasource/providers/index.ts';
import { parseBaseUrl } from '../../../src/datasource/rest/base-url.ts';
import type { Upstream } from '../../../src/datasource/rest/upstream.ts';
import { createVocabulary } from '../../../src/datasource/wire/vocabulary.ts';
import type { Operation } from '../../../src/domain/capabilities.ts';
import { systemClock } from '../../../src/domain/clock.ts';
import { silentLogger } from '../../../src/domain/logger.ts';
import { providerNames } from '../../../src/emulator/index.ts';

const page = readFileSync(new URL('../../../docs/providers.md', import.meta.url), 'utf8');

/** A provider's API over an upstream that nobody asks. */
const connected = (name: string): ProviderApi => {
  const provider = providerNamed(name);
  const upstream: Upstream = {
    get: () => Promise.reject(new Error('It was asked.')),
    change: () => Promise.reject(new Error('It was asked.')),
    open: () => Promise.reject(new Error('It was asked.')),
  };
  const parts = {
    upstream,
    baseUrl: parseBaseUrl('http://upstream.invalid/v1/accounts/one'),
    vocabulary: createVocabulary(provider, silentLogger),
    logger: silentLogger,
    clock: systemClock,
  };
  const api = provider.connect(parts);
  onTestFinished(() => api.close?.());
  return api;
};

/** What there must be for an operation to be answered. */
const PARTS: Partial<Record<Operation, (api: ProviderApi) => unknown>> = {
  CANCEL_JOB: ({ jobs }) => jobs.cancel,
  PAUSE_JOB: ({ jobs }) => jobs.pause,
  RESUME_JOB: ({ jobs }) => jobs.resume,
  LIST_EVENTS: ({ events }) => events,
  LIST_CHECKPOINTS: ({ checkpoints }) => checkpoints,
  UPLOAD_FILE: ({ files }) => files.upload,
  LIST_FILES: ({ files }) => files.list,
  DELETE_FILE: ({ files }) => files.delete,
};

it('is played by the emulator, and nobody else is', () => {
  expect(providerNames.toSorted()).toEqual(PROVIDER_NAMES.toSorted());
});

describe.each(PROVIDER_NAMES)('%s', (name) => {
  const { capabilities } = providerNamed(name);

  it('says of itself what its API is able to', () => {
    const api = connected(name);
    const able = Object.entries(PARTS).flatMap(([operation, part]) => (part(api) ? [operation] : []));
    expect(able).toEqual(Object.keys(PARTS).filter((one) => capabilities.operations.has(one as Operation)));
    expect(api.jobs.tags === null ? 'NEVER_RESENT' : 'ONCE_PER_KEY').toBe(capabilities.createGuarantee);
  });

  it('goes by the name that its capabilities tell', () => {
    expect(capabilities.provider).toBe(name);
    expect(new URL(capabilities.documentation).protocol).toBe('https:');
    expect(new Set(capabilities.methods.map(({ type }) => type)).size).toBe(capabilities.methods.length);
  });

  it('is read by ten documented or captured answers at least, each with its source', () => {
    const folder = new URL(`${name}/responses/`, import.meta.url);
    const files = existsSync(folder) ? readdirSync(folder) : [];
    expect(files.length).toBeGreaterThanOrEqual(10);
    for (const file of files) {
      const sample = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
      expect(sample, file).toMatchObject({
        source: expect.stringMatching(/\w{3}/),
        status: expect.any(Number),
      });
      expect(sample, file).toHaveProperty('body');
    }
    const test = readFileSync(new URL(`${name}/responses.test.ts`, import.meta.url), 'utf8');
    const read = files.filter((file) => test.includes(file.replace('.json', '')));
    expect(read.length).toBeGreaterThanOrEqual(10);
  });

  it('has a section, and a row for its address and its guarantee, in docs/providers.md', () => {
    expect(page).toContain(`\n## ${capabilities.title}\n`);
    // A row's name may be a link to the section.
    expect(page.match(new RegExp(`^\\| \\[?\`${name}\``, 'gm'))).toHaveLength(2);
  });
});

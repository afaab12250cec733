import { createHash } from 'node:crypto';
import type { OperationAttack, OperationExpected } from '../support/attack.ts';

/** The only documents that the target runs: what it is asked to see whether it lives, and one for each kind of operation. */
export const TRUSTED = {
  health: '{ fineTuningJob(id: "ftjob-live") { id status } }',
  sibling: '{ __typename }',
  cancel: 'mutation Cancel { cancelFineTuningJob(id: "ftjob-live") { job { id } } }',
} as const;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const REQUIRED: OperationExpected = { code: 'TRUSTED_DOCUMENT_REQUIRED', status: 400, eventStatus: 400 };
const UNKNOWN: OperationExpected = { code: 'PERSISTED_QUERY_NOT_FOUND', status: 400 };

const withText = (name: string, query: string, more: object = {}): OperationAttack => ({
  name,
  payload: JSON.stringify({ query, ...more }),
  expected: REQUIRED,
});

/** Asked by id alone; a message must have a query, which is empty then. */
const byId = (name: string, more: object): OperationAttack => ({
  name,
  payload: JSON.stringify({ query: '', ...more }),
  expected: UNKNOWN,
});

const OTHER = '{ fineTuningJobs { nodes { id } } }';

/** Documents that want to pass for those of the list. */
export const untrusted: readonly OperationAttack[] = [
  withText('another document', OTHER),
  withText('introspection', '{ __schema { types { name } } }'),
  withText('a mutation of nobody', 'mutation { cancelFineTuningJob(id: "ftjob-other") { job { id } } }'),
  withText('a subscription of nobody', 'subscription { fineTuningJobsStatusChanged { status } }'),
  withText('a trusted document with a space behind it', `${TRUSTED.health} `),
  withText('a trusted document behind a byte order mark', `\ufeff${TRUSTED.health}`),
  withText('a trusted document with another behind it', `${TRUSTED.health}\n${OTHER}`),
  withText('a trusted document in other words', TRUSTED.health.replace('status', 'model')),
  withText('a trusted document with a comment', `${TRUSTED.health} # ${OTHER}`),
  withText("another document under a trusted one's hash", OTHER, {
    extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(TRUSTED.health) } },
  }),
  withText('another document under its own hash, to be registered', OTHER, {
    extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(OTHER) } },
  }),
  withText("another document under a trusted one's id", OTHER, { documentId: 'health' }),
  withText('a document that is no GraphQL', '{'),
  withText('50,000 nested braces', '{a'.repeat(50_000)),
  byId('an id that nobody has', { documentId: 'nobody' }),
  byId('the id __proto__', { documentId: '__proto__' }),
  byId('the id constructor', { documentId: 'constructor' }),
  byId('an id of 100,000 characters', { documentId: 'x'.repeat(100_000) }),
  byId('a way up for an id', { documentId: '../../../etc/passwd' }),
  byId('the hash that was to be registered', {
    extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(OTHER) } },
  }),
  byId('the hash toString', { extensions: { persistedQuery: { version: 1, sha256Hash: 'toString' } } }),
];

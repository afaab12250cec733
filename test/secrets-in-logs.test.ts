import { describe, expect, it } from 'vitest';
import { createRecordingLogger } from './support/recording-logger.ts';
import { problemOfRun, secretsLogged } from './support/secrets/check.ts';
import { createSecretSearch } from './support/secrets/find-secrets.ts';
import { linesLogged } from './support/secrets/logged.ts';

const PASSWORD = 'correct horse, battery';

const searchFor = (...secrets: readonly string[]) =>
  createSecretSearch(new Map(secrets.map((secret) => [secret, 'a password'])));

describe('the search for secrets', () => {
  it.each([
    ['as it is', PASSWORD],
    ['percent-encoded', encodeURIComponent(PASSWORD)],
    ['as base64', Buffer.from(PASSWORD).toString('base64')],
    ['as base64url, without its end', Buffer.from(PASSWORD).toString('base64url')],
    ['within JSON', JSON.stringify({ was: PASSWORD })],
  ])('finds one that a test has used, %s', (_what, text) => {
    expect(searchFor('another secret', PASSWORD)(`it was ${text}, they say`)?.name).toBe('a password');
  });

  it('shows the line without the secret', () => {
    expect(searchFor(PASSWORD)(`it was ${PASSWORD}!`)).toEqual({
      name: 'a password',
      line: 'it was ‹a password›!',
    });
  });

  it.each([
    ['an API key', '401 for sk-one'],
    ['a webhook secret', 'signed with whsec_c2VjcmV0'],
    ['a JWT', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl'],
    ['a bearer token', '{"authorization":"Bearer 0123456789abcdef"}'],
    ['a private key', '-----BEGIN PRIVATE KEY-----'],
    ['a private JWK', '{"kty":"EC","d":"0123456789abcdef_-"}'],
  ])('finds %s that nobody has named', (name, line) => {
    expect(searchFor()(line)?.name).toBe(name);
  });

  it.each(['GET /fine_tuning/jobs/ftjob-1', 'risk-free task-12345', 'send it as a bearer token', 'short'])(
    'takes no plain words for one: %s',
    (line) => {
      expect(searchFor('short', PASSWORD)(line)).toBeUndefined();
    },
  );
});

it('finds in a run what one file has used and another one has logged', () => {
  const uses = { file: 'one.test.ts', lines: ['fine'], secrets: [[PASSWORD, 'a password']] as const };
  const logs = { file: 'two.test.ts', lines: [`the answer was ${PASSWORD}`], secrets: [] };
  expect(problemOfRun([uses, { ...logs, lines: [] }])).toBeNull();
  expect(problemOfRun([uses, logs])).toBe(
    'two.test.ts: 1 line of the log holds a secret. Log what it belongs to instead, such as the request id:\n' +
      '  a password: the answer was ‹a password›',
  );
});

it('hears what goes to a logger, with what a value shows to nobody but an inspector', () => {
  const word = 'a word that nobody else logs';
  class Holder {
    readonly inner = word;

    toJSON(): string {
      return 'hidden';
    }
  }
  createRecordingLogger().logger.debug({ deep: [{ holder: new Holder() }] }, 'of no interest');
  expect(secretsLogged(linesLogged(), new Map([[word, 'a word']]))).toHaveLength(1);
});

import { asking, type OperationAttack } from '../support/attack.ts';

/** Ids that want to be more than one segment of a path, and the segment that each becomes. */
const HOSTILE: readonly (readonly [name: string, id: string])[] = [
  ['a way up', '../../organization/api_keys'],
  ['a way up, encoded', '%2e%2e%2f%2e%2e%2fmodels'],
  ['a way up, encoded twice', '%252e%252e%252f'],
  ['a way up by backslash', '..\\..\\models'],
  ['a query', 'ftjob-1?limit=1&after=x'],
  ['a fragment', 'ftjob-1#events'],
  ['a segment of its own', 'ftjob-1/cancel'],
  ['a new line and a header', 'ftjob-1\r\nauthorization: Bearer x'],
  ['a whole request', 'x HTTP/1.1\r\nhost: evil\r\n\r\nGET /admin'],
  ['a whole address', 'http://169.254.169.254/latest/meta-data'],
  ['an address without its scheme', '//169.254.169.254/latest'],
  ['a NUL', 'ftjob-1\u0000'],
  ['a semicolon', 'ftjob-1;jsessionid=1'],
  ['text from right to left', 'ftjob-\u202e1'],
  ['an emoji', 'ftjob-🔥'],
  ['a space', ' '],
  ['full-width dots', '．．／'],
];

/** Ids that no path can hold: nobody is asked. */
const UNUSABLE: readonly (readonly [name: string, id: string])[] = [
  ['nothing', ''],
  ['a dot', '.'],
  ['two dots', '..'],
  ['10 KiB', 'x'.repeat(10 * 1024)],
  ['half a character', '\ud800'],
];

interface Reader {
  readonly what: string;
  readonly query: string;
  readonly data: unknown;
  /** What it asks the upstream, with the id encoded. */
  readonly call: (segment: string) => string;
  /** What it answers for an id that nobody knows. */
  readonly code: string | null;
}

const READERS: readonly Reader[] = [
  {
    what: "job's id",
    query: 'query ($id: ID!) { fineTuningJob(id: $id) { id } }',
    data: { fineTuningJob: null },
    call: (segment) => `GET /fine_tuning/jobs/${segment}`,
    code: null,
  },
  {
    what: "file's id",
    query: 'query ($id: ID!) { fineTuningFile(id: $id) { filename } }',
    data: { fineTuningFile: null },
    call: (segment) => `GET /files/${segment}`,
    code: null,
  },
  {
    what: 'id to cancel',
    query: 'mutation ($id: ID!) { cancelFineTuningJob(id: $id) { userErrors { code } } }',
    data: { cancelFineTuningJob: { userErrors: [{ code: 'NOT_FOUND' }] } },
    call: (segment) => `POST /fine_tuning/jobs/${segment}/cancel`,
    code: null,
  },
  {
    what: 'id to delete',
    query: 'mutation ($id: ID!) { deleteFineTuningFile(id: $id) { userErrors { code } } }',
    data: { deleteFineTuningFile: { userErrors: [{ code: 'NOT_FOUND' }] } },
    call: (segment) => `DELETE /files/${segment}`,
    code: null,
  },
];

const asReadBy = (
  { what, query, data, call, code }: Reader,
  [name, id]: readonly [string, string],
  isUsable: boolean,
): OperationAttack => ({
  name: `${name} as a ${what}`,
  payload: asking(query, { id }),
  expected: { code, data, reaches: isUsable ? [call(encodeURIComponent(id))] : [] },
});

const cursorOf = (text: string): string => Buffer.from(text).toString('base64url');
const PAGE = 'query ($after: String) { fineTuningJobs(first: 1, after: $after) { nodes { id } } }';

/** Nothing but the intended path reaches the upstream, whatever an id holds. */
export const ids: readonly OperationAttack[] = [
  ...READERS.flatMap((reader) => HOSTILE.map((hostile) => asReadBy(reader, hostile, true))),
  ...READERS.flatMap((reader) => UNUSABLE.map((unusable) => asReadBy(reader, unusable, false))),
];

/** Cursors stand for ids, so they are attacked like them. */
export const cursors: readonly OperationAttack[] = [
  ...[
    ['a word', 'next'],
    ['base64 of nothing', cursorOf('after:')],
    ['base64 of something else', cursorOf('before:ftjob-1')],
    [
      'base64 of bytes that are no text',
      Buffer.from([0x61, 0x66, 0x74, 0x65, 0x72, 0x3a, 0xff]).toString('base64url'),
    ],
    ['10 KiB', 'x'.repeat(10 * 1024)],
    ['its own prefix', '__proto__'],
  ].map(
    ([name = '', after = '']): OperationAttack => ({
      name: `${name} as a cursor`,
      payload: asking(PAGE, { after }),
      expected: { code: 'BAD_USER_INPUT' },
    }),
  ),
  ...HOSTILE.filter(([, id]) => !id.includes('🔥')).map(
    ([name, id]): OperationAttack => ({
      name: `${name} in a cursor`,
      payload: asking(PAGE, { after: cursorOf(`after:${id}`) }),
      expected: { code: null, reaches: [`GET /fine_tuning/jobs?limit=1&after=${encodeURIComponent(id)}`] },
    }),
  ),
];

import { asking, type OperationAttack, type OperationExpected } from '../support/attack.ts';

const LIVE = 'fineTuningJob(id: "ftjob-live")';

const UNPARSED: OperationExpected = { code: 'GRAPHQL_PARSE_FAILED', status: 400 };
const INVALID: OperationExpected = { code: 'GRAPHQL_VALIDATION_FAILED', status: 400 };
const BAD_INPUT: OperationExpected = { code: 'BAD_USER_INPUT', status: 400 };
const TOO_LARGE: OperationExpected = { code: 'DOCUMENT_TOO_LARGE', status: 413, eventStatus: 413 };
const COMPLEX: OperationExpected = { code: 'QUERY_TOO_COMPLEX', status: 400, eventStatus: 400 };
/** Harmless: it costs what it shows. */
const TYPE_NAME: OperationExpected = { code: null, data: { __typename: 'Query' } };

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

/** Documents that want to be read for ever, or deeper than a stack is. */
export const parsing: readonly OperationAttack[] = [
  { name: '50,000 nested braces', payload: asking('{a'.repeat(50_000)), expected: TOO_LARGE },
  {
    name: '50,000 nested braces that close',
    payload: asking(`${'{a'.repeat(50_000)}${'}'.repeat(50_000)}`),
    expected: TOO_LARGE,
  },
  { name: '900 KiB of {', payload: asking('{'.repeat(900 * 1024)), expected: TOO_LARGE },
  {
    name: '900 KiB of [ in a default',
    payload: asking(`query ($a: [Int] = ${'['.repeat(900 * 1024)}`),
    expected: TOO_LARGE,
  },
  {
    name: '100,000 brackets in a type',
    payload: asking(`query ($a: ${'['.repeat(100_000)}Int${']'.repeat(100_000)}) { __typename }`),
    expected: TOO_LARGE,
  },
  {
    name: '900 KiB of commas',
    payload: asking(`{ __typename ${','.repeat(900 * 1024)} }`),
    expected: TOO_LARGE,
  },
  {
    name: '900 KiB of comment',
    payload: asking(`{ __typename } #${'x'.repeat(900 * 1024)}`),
    expected: TOO_LARGE,
  },
  { name: '900 KiB of one name', payload: asking(`{ ${'a'.repeat(900 * 1024)} }`), expected: TOO_LARGE },
  {
    name: 'a block string of 900 KiB',
    payload: asking(`{ fineTuningJob(id: """${'\\n  x'.repeat(100_000)}""") { id } }`),
    expected: TOO_LARGE,
  },
  {
    name: 'a block string of 200,000 lines',
    payload: asking(`{ fineTuningJob(id: """${'\n x'.repeat(200_000)}""") { id } }`),
    expected: TOO_LARGE,
  },
  {
    name: 'a string that never ends',
    payload: asking(`{ fineTuningJob(id: "${'x'.repeat(100_000)}`),
    expected: UNPARSED,
  },
  { name: 'a NUL character', payload: asking('{ \u0000 __typename }'), expected: UNPARSED },
  { name: 'a lone surrogate outside of a string', payload: '{"query":"{ \\ud800 }"}', expected: UNPARSED },
  { name: 'a byte order mark', payload: asking('\ufeff{ __typename }'), expected: TYPE_NAME },
  {
    name: '1,000 aliases',
    payload: asking(`{ ${times(1000, (index) => `a${index}: ${LIVE} { id }`)} }`),
    expected: TOO_LARGE,
  },
  {
    name: '1,000 aliases of __typename',
    payload: asking(`{ ${times(1000, (index) => `a${index}: __typename`)} }`),
    expected: COMPLEX,
  },
  {
    name: '10,000 directives on one field',
    payload: asking(`{ __typename ${times(10_000, () => '@include(if: true)')} }`),
    expected: TOO_LARGE,
  },
  {
    name: '1,000 unknown directives',
    payload: asking(`{ __typename ${times(1000, (index) => `@d${index}`)} }`),
    expected: COMPLEX,
  },
  {
    name: '200 directives that are none',
    payload: asking(`{ __typename ${times(200, (index) => `@d${index}`)} }`),
    expected: COMPLEX,
  },
  {
    name: 'a fragment that holds itself',
    payload: asking('{ ...A } fragment A on Query { __typename ...A }'),
    expected: INVALID,
  },
  {
    name: 'a cycle of three fragments',
    payload: asking(
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }',
    ),
    expected: INVALID,
  },
  {
    name: 'a cycle of 500 fragments',
    payload: asking(
      `{ ...F0 } ${times(500, (index) => `fragment F${index} on Query { ...F${(index + 1) % 500} }`)}`,
    ),
    expected: COMPLEX,
  },
  {
    name: 'a cycle beneath a field',
    payload: asking(
      `{ ${LIVE} { ...A } } fragment A on FineTuningJob { trainingFile { id } ...B } fragment B on FineTuningJob { ...A }`,
    ),
    expected: INVALID,
  },
  {
    name: 'fragments that double 40 times',
    payload: asking(
      `{ ...F0 } ${times(40, (index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`)} fragment F40 on Query { __typename }`,
    ),
    expected: COMPLEX,
  },
  {
    name: 'fragments whose fields double 40 times',
    payload: asking(
      `{ ...F0 } ${times(40, (index) => `fragment F${index} on Query { a${index}: ${LIVE} { id } ...F${index + 1} b${index}: ${LIVE} { id } ...F${index + 1} }`)} fragment F40 on Query { __typename }`,
    ),
    expected: COMPLEX,
  },
  {
    name: '2,000 inline fragments in each other',
    payload: asking(`{ ${'... { '.repeat(2000)} __typename ${'}'.repeat(2000)} }`),
    expected: TOO_LARGE,
  },
  {
    name: '1,000 operations',
    payload: asking(
      times(1000, (index) => `query Q${index} { __typename }`),
      undefined,
      'Q0',
    ),
    expected: COMPLEX,
  },
  {
    name: '1,000 operations of one name',
    payload: asking(
      times(1000, () => 'query Q { __typename }'),
      undefined,
      'Q',
    ),
    expected: COMPLEX,
  },
  {
    name: '1,000 unused fragments',
    payload: asking(`{ __typename } ${times(1000, (index) => `fragment F${index} on Query { __typename }`)}`),
    expected: COMPLEX,
  },
  {
    name: '1,000 variables',
    payload: asking(`query (${times(1000, (index) => `$v${index}: Int`)}) { __typename }`),
    expected: COMPLEX,
  },
  {
    name: '5,000 times the same field',
    payload: asking(`{ ${times(5000, () => '__typename')} }`),
    expected: COMPLEX,
  },
  {
    name: '3,000 times the same object',
    payload: asking(`{ ${times(3000, () => `${LIVE} { id }`)} }`),
    expected: TOO_LARGE,
  },
  {
    name: 'overlapping fields that conflict, 500 times',
    payload: asking(`{ ${times(500, (index) => `a: fineTuningJob(id: "${index}") { id }`)} }`),
    expected: COMPLEX,
  },
  {
    name: 'a document of type definitions',
    payload: asking('type Query { a: Int } extend type Mutation { b: Int }'),
    expected: INVALID,
  },
  { name: 'nothing', payload: asking(''), expected: { ...UNPARSED } },
  { name: 'an operation of an unknown kind', payload: asking('destroy { __typename }'), expected: UNPARSED },
  {
    name: 'an int beyond every int',
    payload: asking(`{ fineTuningJobs(first: ${'9'.repeat(100_000)}) { nodes { id } } }`),
    expected: BAD_INPUT,
  },
  {
    name: 'a float beyond every float',
    payload: asking('{ fineTuningJobs(first: 1e999999999) { nodes { id } } }'),
    expected: BAD_INPUT,
  },
  {
    name: 'a float of 500,000 digits',
    payload: asking(`{ fineTuningJobs(first: 0.${'1'.repeat(500_000)}) { nodes { id } } }`),
    expected: TOO_LARGE,
  },
  {
    name: 'a list of 100,000 values for one',
    payload: asking(`{ fineTuningJobs(first: [${times(100_000, () => '1')}]) { nodes { id } } }`),
    expected: TOO_LARGE,
  },
  {
    name: 'an object 1,000 deep for a text',
    payload: asking(`{ fineTuningJob(id: ${'{a: '.repeat(1000)}1${'}'.repeat(1000)}) { id } }`),
    expected: TOO_LARGE,
  },
];

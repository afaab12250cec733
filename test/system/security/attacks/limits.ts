import { asking, type OperationAttack, type OperationExpected } from '../support/attack.ts';

const COMPLEX: OperationExpected = { code: 'QUERY_TOO_COMPLEX', status: 400, eventStatus: 400 };
const BAD_INPUT: OperationExpected = { code: 'BAD_USER_INPUT' };
const HIDDEN: OperationExpected = { code: 'INTROSPECTION_DISABLED', status: 400 };
const INVALID: OperationExpected = {
  code: 'GRAPHQL_VALIDATION_FAILED',
  status: 400,
  withholds: 'Did you mean',
};

const JOBS = (first: string): string => `{ fineTuningJobs(first: ${first}) { nodes { id } } }`;
const DEEP = (first: string): string =>
  `fineTuningJobs(first: ${first}) { nodes { events(first: ${first}) { nodes { metrics { values { name value } } } } checkpoints(first: ${first}) { nodes { metrics { values { name } } } } trainingMetrics(maxPoints: 1000) { step } } }`;

/** What looks small and would fetch the world. */
export const costs: readonly OperationAttack[] = [
  { name: 'lists of 100 in lists of 100', payload: asking(`{ ${DEEP('100')} }`), expected: COMPLEX },
  {
    name: 'the same by a variable',
    payload: asking(`query ($n: Int) { ${DEEP('$n')} }`, { n: 100 }),
    expected: COMPLEX,
  },
  {
    name: "the same by a variable's default",
    payload: asking(`query ($n: Int = 100) { ${DEEP('$n')} }`),
    expected: COMPLEX,
  },
  {
    name: 'the same in a fragment',
    payload: asking(`{ ...A } fragment A on Query { ${DEEP('100')} }`),
    expected: COMPLEX,
  },
  {
    name: 'the same behind a directive',
    payload: asking(`query ($a: Boolean = true) { ... @include(if: $a) { ${DEEP('100')} } }`),
    expected: COMPLEX,
  },
  {
    name: '20 lists of 100 with their events',
    payload: asking(
      `{ ${Array.from({ length: 20 }, (_, index) => `a${index}: fineTuningJobs(first: 100) { nodes { events(first: 100) { nodes { id } } } }`).join(' ')} }`,
    ),
    expected: COMPLEX,
  },
  {
    name: 'loss curves of two billion points',
    payload: asking(
      '{ fineTuningJobs(first: 100) { nodes { trainingMetrics(maxPoints: 2147483647) { step } } } }',
    ),
    expected: COMPLEX,
  },
  { name: 'first: 2^31', payload: asking(JOBS('2147483648')), expected: { ...BAD_INPUT, status: 400 } },
  { name: 'first: 2^31 - 1', payload: asking(JOBS('2147483647')), expected: BAD_INPUT },
  { name: 'first: 1e9', payload: asking(JOBS('1e9')), expected: { ...BAD_INPUT, status: 400 } },
  { name: 'first: 1,000,000,000', payload: asking(JOBS('1000000000')), expected: BAD_INPUT },
  { name: 'first: NaN', payload: asking(JOBS('NaN')), expected: { ...BAD_INPUT, status: 400 } },
  { name: 'first: 101', payload: asking(JOBS('101')), expected: BAD_INPUT },
  { name: 'first: 0', payload: asking(JOBS('0')), expected: BAD_INPUT },
  { name: 'first: -1', payload: asking(JOBS('-1')), expected: BAD_INPUT },
  { name: 'first: -2^31', payload: asking(JOBS('-2147483648')), expected: BAD_INPUT },
  {
    name: 'first: -1, to pay for another list',
    payload: asking(
      `{ a: fineTuningJobs(first: -100000) { nodes { events(first: 100) { nodes { id } } } } ${DEEP('100')} }`,
    ),
    expected: COMPLEX,
  },
  {
    name: '10,000 entities',
    payload: JSON.stringify({
      query: 'query ($a: [_Any!]!) { _entities(representations: $a) { ... on FineTuningJob { model } } }',
      variables: {
        a: Array.from({ length: 10_000 }, (_, index) => ({
          __typename: 'FineTuningJob',
          id: `ftjob-${index}`,
        })),
      },
    }),
    expected: COMPLEX,
  },
];

const TYPES = '{ types { name fields { name type { name ofType { name fields { name } } } } } }';

/** What tells an attacker what there is, where nobody is to be told. */
export const introspection: readonly OperationAttack[] = [
  { name: '__schema', payload: asking(`{ __schema ${TYPES} }`), expected: HIDDEN },
  { name: '__type', payload: asking('{ __type(name: "Mutation") { fields { name } } }'), expected: HIDDEN },
  {
    name: '__schema by another name',
    payload: asking('{ __typename a: __schema { queryType { name } } }'),
    expected: HIDDEN,
  },
  {
    name: '__schema in a fragment',
    payload: asking(`{ ...A } fragment A on Query { __schema ${TYPES} }`),
    expected: HIDDEN,
  },
  {
    name: '__schema in a fragment without a name',
    payload: asking(`{ ... { ... on Query { __schema ${TYPES} } } }`),
    expected: HIDDEN,
  },
  {
    name: '__schema that is skipped',
    payload: asking('query ($a: Boolean!) { __schema @skip(if: $a) { queryType { name } } __typename }', {
      a: false,
    }),
    expected: HIDDEN,
  },
  {
    name: '__schema in a mutation',
    payload: asking('mutation { __schema { queryType { name } } }'),
    expected: INVALID,
  },
  { name: 'the SDL', payload: asking('{ _service { sdl } }'), expected: HIDDEN },
  {
    name: 'the SDL in a fragment',
    payload: asking('{ ...A } fragment A on Query { b: _service { c: sdl } }'),
    expected: HIDDEN,
  },
  {
    name: 'a field that is nearly right',
    payload: asking('{ fineTuningJb(id: "a") { id } }'),
    expected: INVALID,
  },
  {
    name: 'a field of a type that is nearly right',
    payload: asking('{ fineTuningJob(id: "a") { modl } }'),
    expected: INVALID,
  },
  {
    name: 'an argument that is nearly right',
    payload: asking('{ fineTuningJobs(frst: 1) { nodes { id } } }'),
    expected: INVALID,
  },
  {
    name: 'a type that is nearly right',
    payload: asking('{ fineTuningJob(id: "a") { ... on FineTuningJb { id } } }'),
    expected: INVALID,
  },
  {
    name: 'a type of a variable that is nearly right',
    payload: asking('query ($a: FineTuningJobFiltr) { __typename }'),
    expected: INVALID,
  },
  {
    name: 'a directive that is nearly right',
    payload: asking('{ __typename @skp(if: true) }'),
    expected: INVALID,
  },
  {
    name: 'a word of an enum that is nearly right',
    payload: asking('{ fineTuningJobs(filter: { status: [RUNING] }) { nodes { id } } }'),
    expected: { ...BAD_INPUT, status: 400, withholds: 'Did you mean' },
  },
  {
    name: "an input's field that is nearly right",
    payload: asking('{ fineTuningJobs(filter: { modl: "a" }) { nodes { id } } }'),
    expected: { code: 'BAD_USER_INPUT', status: 400, withholds: 'Did you mean' },
  },
  {
    name: "an input's field that is nearly right, in a variable",
    payload: asking('query ($a: FineTuningJobFilter) { fineTuningJobs(filter: $a) { nodes { id } } }', {
      a: { modl: 'a' },
    }),
    expected: { ...BAD_INPUT, status: 400, withholds: 'Did you mean' },
  },
  {
    name: 'a subscription whose field is skipped',
    payload: asking('subscription { fineTuningJobStatusChanged(id: "a") @skip(if: true) { status } }'),
    expected: { code: 'GRAPHQL_VALIDATION_FAILED', status: 400 },
  },
  {
    name: 'a subscription whose fields are skipped in a fragment',
    payload: asking('subscription { ... @include(if: false) { fineTuningJobsStatusChanged { status } } }'),
    expected: { code: 'GRAPHQL_VALIDATION_FAILED', status: 400 },
  },
  {
    name: 'a subscription to two fields',
    payload: asking(
      'subscription { a: fineTuningJobsStatusChanged { status } b: fineTuningJobsStatusChanged { status } }',
    ),
    expected: { code: 'GRAPHQL_VALIDATION_FAILED', status: 400 },
  },
];

import type { OperationAttack, OperationExpected } from '../support/attack.ts';

const BAD_INPUT: OperationExpected = { code: 'BAD_USER_INPUT', status: 400 };
/** Harmless: it costs what it shows. */
const TYPE_NAME: OperationExpected = { code: null, data: { __typename: 'Query' } };

const nested = (open: string, close: string, depth: number, core = '1'): string =>
  `${open.repeat(depth)}${core}${close.repeat(depth)}`;

const CREATE =
  'mutation ($input: CreateFineTuningJobInput!) { createFineTuningJob(input: $input) { userErrors { code } } }';
const withVariables = (query: string, variables: string): string =>
  `{"query":${JSON.stringify(query)},"variables":${variables}}`;

/** Variables, which no limit of the document sees. */
export const variables: readonly OperationAttack[] = [
  {
    name: '5,000 brackets in a variable',
    payload: withVariables(
      'query ($a: ID!) { fineTuningJob(id: $a) { id } }',
      `{"a":${nested('[', ']', 5000)}}`,
    ),
    expected: BAD_INPUT,
  },
  {
    name: '100,000 brackets in a variable that nobody asked for',
    payload: withVariables('{ __typename }', `{"a":${nested('[', ']', 100_000)}}`),
    expected: BAD_INPUT,
  },
  {
    name: '50,000 objects in each other in a variable',
    payload: withVariables(
      'query ($a: ID!) { fineTuningJob(id: $a) { id } }',
      `{"a":${nested('{"a":', '}', 50_000)}}`,
    ),
    expected: BAD_INPUT,
  },
  {
    name: 'graders 200 deep',
    payload: withVariables(
      CREATE,
      `{"input":{"model":"m","trainingFile":"f","method":{"reinforcement":{"grader":${nested('{"multi":{"name":"m","calculateOutput":"a","graders":[{"name":"a","grader":', '}]}}', 200, '{"stringCheck":{}}')}}}}}`,
    ),
    expected: BAD_INPUT,
  },
  {
    name: 'JSON 99 deep in an open field',
    payload: withVariables(
      CREATE,
      `{"input":{"model":"m","trainingFile":"f","method":{"reinforcement":{"grader":{"raw":{"type":"x","a":${nested('[', ']', 80)}}}}}}}`,
    ),
    expected: BAD_INPUT,
  },
  {
    name: '60,000 variables that nobody asked for',
    payload: withVariables(
      '{ __typename }',
      `{${Array.from({ length: 60_000 }, (_, index) => `"v${index}":1`).join()}}`,
    ),
    expected: TYPE_NAME,
  },
  {
    name: 'an int of 2^53',
    payload: withVariables(
      'query ($a: Int) { fineTuningJobs(first: $a) { nodes { id } } }',
      '{"a":9007199254740993}',
    ),
    expected: BAD_INPUT,
  },
  {
    name: 'an int of 10^400',
    payload: withVariables('query ($a: Int) { fineTuningJobs(first: $a) { nodes { id } } }', '{"a":1e400}'),
    expected: BAD_INPUT,
  },
  {
    name: 'a text for an int',
    payload: withVariables(
      'query ($a: Int) { fineTuningJobs(first: $a) { nodes { id } } }',
      '{"a":"20; drop"}',
    ),
    expected: BAD_INPUT,
  },
  {
    name: '1,000 pairs of metadata',
    payload: withVariables(
      CREATE,
      `{"input":{"model":"m","trainingFile":"f","metadata":[${Array.from({ length: 1000 }, (_, index) => `{"key":"k${index}","value":"v"}`).join()}]}}`,
    ),
    expected: { code: null },
  },
  {
    name: 'a text of 900 KiB for a model',
    payload: withVariables(CREATE, `{"input":{"model":"${'m'.repeat(900 * 1024)}","trainingFile":"f"}}`),
    expected: { code: null, reaches: ['POST /fine_tuning/jobs'] },
  },
];

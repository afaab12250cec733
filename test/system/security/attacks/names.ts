import { asking, type OperationAttack } from '../support/attack.ts';

/** Names that mean something to JavaScript. */
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', '__defineGetter__'];

const CREATE =
  'mutation ($input: CreateFineTuningJobInput!) { createFineTuningJob(input: $input) { userErrors { code } } }';

const askedWith = (query: string, rest: string): string => `{"query":${JSON.stringify(query)},${rest}}`;

/** Each wherever a client can put a name of his own choice. */
export const names: readonly OperationAttack[] = NAMES.flatMap((name): readonly OperationAttack[] => [
  {
    name: `a field called ${name}`,
    payload: asking(`{ ${name} }`),
    expected: { code: 'GRAPHQL_VALIDATION_FAILED', status: 400 },
  },
  {
    name: `an alias called ${name}`,
    payload: asking(`{ ${name}: __typename }`),
    expected: { code: null, data: JSON.parse(`{"${name}":"Query"}`) },
  },
  {
    name: `an argument called ${name}`,
    payload: asking(`{ fineTuningJob(id: "a", ${name}: 1) { id } }`),
    expected: { code: 'GRAPHQL_VALIDATION_FAILED', status: 400 },
  },
  {
    name: `a variable called ${name}`,
    payload: askedWith(
      `query ($${name}: ID!) { fineTuningJob(id: $${name}) { id } }`,
      `"variables":{"${name}":"ftjob-live"}`,
    ),
    expected: {
      code: null,
      data: { fineTuningJob: { id: 'ftjob-live' } },
      reaches: ['GET /fine_tuning/jobs/ftjob-live'],
    },
  },
  {
    name: `a variable called ${name} that nobody gave`,
    payload: asking(`query ($${name}: ID!) { fineTuningJob(id: $${name}) { id } }`, {}),
    expected: { code: 'BAD_USER_INPUT', status: 400 },
  },
  {
    name: `an input's key called ${name}`,
    payload: askedWith(
      CREATE,
      `"variables":{"input":{"model":"m","trainingFile":"f","${name}":{"model":"x"}}}`,
    ),
    expected: { code: 'BAD_USER_INPUT', status: 400 },
  },
  {
    name: `an operation called ${name}`,
    payload: askedWith('query A { __typename } query B { __typename }', `"operationName":"${name}"`),
    expected: { code: 'OPERATION_RESOLUTION_FAILURE', status: 400, eventStatus: 400 },
  },
  {
    name: `a fragment called ${name}`,
    payload: asking(`{ ...${name} }`),
    expected: { code: 'GRAPHQL_VALIDATION_FAILED', status: 400 },
  },
  {
    name: `a directive called ${name}`,
    payload: asking(`{ __typename @${name} }`),
    expected: { code: 'GRAPHQL_VALIDATION_FAILED', status: 400 },
  },
  {
    name: `a type called ${name}`,
    payload: asking(`query ($a: ${name}) { __typename }`),
    expected: { code: 'GRAPHQL_VALIDATION_FAILED', status: 400 },
  },
  {
    name: `a job called ${name}`,
    payload: asking(`{ fineTuningJob(id: "${name}") { id } }`),
    expected: { code: null, data: { fineTuningJob: null }, reaches: [`GET /fine_tuning/jobs/${name}`] },
  },
  {
    name: `extensions called ${name}`,
    payload: askedWith('{ __typename }', `"extensions":{"${name}":{"polluted":true}}`),
    expected: { code: null, data: { __typename: 'Query' } },
  },
  {
    name: `a parameter called ${name}`,
    payload: askedWith('{ __typename }', `"${name}":{"polluted":true}`),
    // Over a socket, what is no parameter is not looked at.
    expected: { code: 'BAD_REQUEST', status: 400, eventStatus: 400, socketCode: null },
  },
]);

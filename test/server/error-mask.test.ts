import { GraphQLError } from 'graphql';
import { expect, it } from 'vitest';
import { NotSupported } from '../../src/domain/not-supported.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import { UpstreamRejection } from '../../src/domain/upstream-rejection.ts';
import { aSchema, startService } from '../support/start-service.ts';

const throwing = (error: unknown) =>
  startService({
    schema: aSchema('type Query { broken: String fine: String }', {
      Query: {
        broken: () => {
          throw error;
        },
        fine: () => 'fine',
      },
    }),
  });

const SECRET = 'sk-secret at http://10.0.0.5:8080';

it('shows a service error with its code, its details and the request id, beside the data of the others', async () => {
  const { ask } = await throwing(
    new ServiceError('RATE_LIMITED', 'Too many requests.', { retryAfter: 7, upstreamRequestId: 'req_1' }),
  );
  const response = await ask('{ broken fine }', {}, { headers: { 'x-request-id': 'mine-1' } });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    data: { broken: null, fine: 'fine' },
    errors: [
      {
        message: 'Too many requests.',
        locations: [{ line: 1, column: 3 }],
        path: ['broken'],
        extensions: { code: 'RATE_LIMITED', requestId: 'mine-1', retryAfter: 7, upstreamRequestId: 'req_1' },
      },
    ],
  });
});

it('shows where in the arguments a service error sees the fault', async () => {
  const { query } = await throwing(new ServiceError('BAD_USER_INPUT', 'Too large.', { path: ['first'] }));
  expect(await query('{ broken }')).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT', path: ['first'] } }],
  });
});

it('passes on what the provider can not do', async () => {
  const inputs = [{ message: 'No such filter.', path: ['filter'] }];
  const { query } = await throwing(new NotSupported('Example AI lists no files.', inputs));
  expect(await query('{ broken }')).toMatchObject({
    data: { broken: null },
    errors: [
      {
        message: 'Example AI lists no files.',
        extensions: { code: 'NOT_SUPPORTED' },
      },
    ],
  });
});

it("shows a rejection that nobody made a user error of in the upstream's words", async () => {
  const { query } = await throwing(
    new UpstreamRejection('The file is not ready.', {
      status: 400,
      upstreamCode: null,
      param: null,
      upstreamRequestId: 'req_2',
    }),
  );
  expect(await query('{ broken }')).toMatchObject({
    errors: [
      {
        message: 'The file is not ready.',
        extensions: { code: 'UPSTREAM_REJECTED', upstreamRequestId: 'req_2' },
      },
    ],
  });
});

it.each([
  ['an error', new Error(SECRET)],
  ['a GraphQL error', new GraphQLError(SECRET, { extensions: { code: 'LEAK', secret: SECRET } })],
  ['a GraphQL error around another', new GraphQLError(SECRET, { originalError: new Error(SECRET) })],
  ['a string', SECRET],
  ['an object', { message: SECRET, stack: SECRET }],
  ['nothing', undefined],
])('says no more than "Unexpected error" of %s', async (_what, error) => {
  const { ask, logs } = await throwing(error);
  const response = await ask('{ broken }', {}, { headers: { 'x-request-id': 'mine-2' } });
  expect(await response.json()).toEqual({
    data: { broken: null },
    errors: [
      {
        message: 'Unexpected error',
        locations: [{ line: 1, column: 3 }],
        path: ['broken'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'mine-2' },
      },
    ],
  });
  expect(logs).toEqual([
    { level: 'error', message: 'unexpected error', fields: expect.objectContaining({ requestId: 'mine-2' }) },
  ]);
});

it('logs the cause with its own cause and stack, and nothing else that hangs on it', async () => {
  const cause = Object.assign(new Error('socket hang up'), {
    code: 'ECONNRESET',
    headers: { authorization: SECRET },
  });
  const { query, logs } = await throwing(new Error('it broke', { cause }));
  await query('{ broken }');
  expect(logs[0]?.fields).toMatchObject({
    cause: {
      name: 'Error',
      message: 'it broke',
      stack: expect.stringContaining('error-mask.test'),
      cause: { message: 'socket hang up', code: 'ECONNRESET' },
    },
  });
  expect(JSON.stringify(logs)).not.toContain(SECRET);
});

it('logs one cause once, at however many places it shows', async () => {
  const { query, logs } = await throwing(new Error('the same'));
  const { errors } = await query('{ a: broken b: broken c: broken }');
  expect(errors).toHaveLength(3);
  expect(logs).toHaveLength(1);
});

it('says no more of a value that the schema does not allow', async () => {
  const { query } = await startService({
    schema: aSchema('enum Color { RED } type Query { color: Color whole: Int! }', {
      Query: { color: () => SECRET, whole: () => null },
    }),
  });
  const { errors, data } = await query('{ color whole }');
  expect(data).toBeNull();
  expect(errors?.map(({ message }) => message)).toEqual(['Unexpected error', 'Unexpected error']);
});

it.each([
  ['a syntax error', '{ nope', 'GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found <EOF>.'],
  ['an unknown field', '{ nope }', 'GRAPHQL_VALIDATION_FAILED', 'Cannot query field "nope" on type "Query".'],
  [
    'an operation that is not there',
    'query A { fine } query B { fine }',
    'OPERATION_RESOLUTION_FAILURE',
    'The document holds several operations, or none: say which by `operationName`.',
  ],
])(
  'shows what GraphQL says of %s, every time with the id of its own request',
  async (_what, document, code, message) => {
    const { ask } = await throwing(null);
    for (const requestId of ['first', 'second']) {
      const response = await ask(document, {}, { headers: { 'x-request-id': requestId } });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ message, extensions: { code, requestId } }] });
    }
  },
);

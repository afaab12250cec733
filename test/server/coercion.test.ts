import { expect, it } from 'vitest';
import { aSchema, startService } from '../support/start-service.ts';

const schema = aSchema(
  `
  type Query { fine(id: ID, numbers: [Int!]): Int needed(numbers: [Int!]!): Int }
  type Mutation { create(input: CreateInput!, note: String): Int }
  input CreateInput { model: String! seed: Int method: MethodInput tags: [TagInput!] }
  input MethodInput @oneOf { plain: PlainInput fancy: PlainInput }
  input PlainInput { epochs: Int }
  input TagInput { key: String! value: String! }
  `,
  { Mutation: { create: () => 1 } },
);

const CREATE = 'mutation ($input: CreateInput!, $note: String) { create(input: $input, note: $note) }';

/** What was refused, as "code path" lines. */
const refusals = async (document: string, variables: object) => {
  const { query } = await startService({ schema });
  const { data, errors = [] } = await query(document, variables);
  expect(data).toBeUndefined();
  return errors.map(
    ({ extensions }) => `${extensions?.['code']} ${(extensions?.['path'] as string[])?.join('.')}`,
  );
};

it.each([
  ['a missing variable', {}, ['input']],
  ['null', { input: null }, ['input']],
  ['what is no object', { input: 'text' }, ['input']],
  ['a missing field', { input: {} }, ['input.model']],
  ['a field that does not exist', { input: { model: 'm', mdoel: 'm' } }, ['input.mdoel']],
  [
    'a wrong type deep inside',
    {
      input: {
        model: 'm',
        tags: [
          { key: 'a', value: 'b' },
          { key: 3, value: 'c' },
        ],
      },
    },
    ['input.tags.1.key'],
  ],
  ['a missing field deep inside', { input: { model: 'm', tags: [{ key: 'a' }] } }, ['input.tags.0.value']],
  ['more than 32 bits', { input: { model: 'm', seed: 2_147_483_648 } }, ['input.seed']],
  ['two of one', { input: { model: 'm', method: { plain: {}, fancy: {} } } }, ['input.method']],
  ['none of one', { input: { model: 'm', method: {} } }, ['input.method']],
  ['null of one', { input: { model: 'm', method: { plain: null } } }, ['input.method.plain']],
  [
    'several at once',
    { input: { seed: 'x', method: { plain: { epochs: 1.5 } } }, note: 1 },
    ['input.model', 'input.seed', 'input.method.plain.epochs', 'note'],
  ],
])('refuses %s in the variables, naming the place', async (_what, variables, places) => {
  const found = await refusals(CREATE, variables);
  expect(found.toSorted()).toEqual(places.map((place) => `BAD_USER_INPUT ${place}`).toSorted());
});

it.each([
  ['a missing field', '{ seed: 1 }', 'input.model'],
  ['a field that does not exist', '{ model: "m", mdoel: "m" }', 'input.mdoel'],
  [
    'a wrong type deep inside',
    '{ model: "m", tags: [{ key: "a", value: "b" }, { key: 3, value: "c" }] }',
    'input.tags.1.key',
  ],
  ['a missing field deep inside', '{ model: "m", tags: { key: "a" } }', 'input.tags.value'],
  ['more than 32 bits', '{ model: "m", seed: 2147483648 }', 'input.seed'],
  ['two of one', '{ model: "m", method: { plain: {}, fancy: {} } }', 'input.method'],
])('refuses %s in a literal in the same way', async (_what, literal, place) => {
  expect(await refusals(`mutation { create(input: ${literal}) }`, {})).toEqual([`BAD_USER_INPUT ${place}`]);
});

it('names the variable whose default is wrong', async () => {
  expect(await refusals('query ($id: [Int!] = [1, "x"]) { fine(numbers: $id) }', {})).toEqual([
    'BAD_USER_INPUT id.1',
  ]);
});

it('says in words what is wrong, without repeating the whole input', async () => {
  const { query } = await startService({ schema });
  const { errors } = await query(CREATE, {
    input: { model: 'm', seed: 1.5, tags: [{ key: 'k', value: 'secret' }] },
  });
  expect(errors?.map(({ message }) => message)).toEqual([
    '$input.seed: Int cannot represent non-integer value: 1.5',
  ]);
});

it.each([
  ['an argument', 'query ($id: [Int!] = [1]) { needed(numbers: $id) }', 'needed', 'id'],
  [
    'a field of one',
    'mutation ($model: String = "m") { create(input: { model: $model }) }',
    'create',
    'input',
  ],
])(
  'refuses null for a variable whose default promised a value to %s',
  async (_what, document, field, place) => {
    const { query, logs } = await startService({ schema });
    expect(await query(document, { id: null, model: null })).toMatchObject({
      data: { [field]: null },
      errors: [{ path: [field], extensions: { code: 'BAD_USER_INPUT', path: [place] } }],
    });
    expect(logs).toEqual([]);
  },
);

it('takes null for no variables at all', async () => {
  const { ask } = await startService({ schema });
  const body = JSON.stringify({ query: CREATE, variables: null, operationName: null });
  expect(await (await ask('', {}, { body })).json()).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT', path: ['input'] } }],
  });
});

it('stops counting at fifty', async () => {
  const tags = Array.from({ length: 1000 }, () => 1);
  expect(await refusals(CREATE, { input: { model: 'm', tags } })).toHaveLength(50);
});

it('answers 400, but 200 to those who ask for application/json, as GraphQL over HTTP has it', async () => {
  const { ask } = await startService({ schema });
  expect((await ask(CREATE, {})).status).toBe(400);
  expect((await ask(CREATE, {}, { headers: { accept: 'application/json' } })).status).toBe(200);
});

it('leaves every other refusal of the document to validation', async () => {
  const { query } = await startService({ schema });
  expect(await query('mutation { create }')).toMatchObject({
    errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
  });
});

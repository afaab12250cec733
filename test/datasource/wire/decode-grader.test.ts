import { describe, expect, it } from 'vitest';
import { decodeGrader } from '../../../src/datasource/wire/decode-grader.ts';
import { MAX_GRADER_DEPTH } from '../../../src/domain/grader.ts';
import type { JsonObject, JsonValue } from '../../../src/domain/json.ts';

const check: JsonObject = { type: 'string_check', name: 'exact', input: 'a', reference: '', operation: 'eq' };
const checkDecoded = {
  kind: 'STRING_CHECK',
  type: 'string_check',
  name: 'exact',
  input: 'a',
  reference: '',
  operation: 'eq',
};

describe('every kind that is known', () => {
  it.each<[string, JsonObject, object]>([
    ['string_check', check, checkDecoded],
    [
      'text_similarity',
      { type: 'text_similarity', input: 'a', reference: 'b', evaluation_metric: 'bleu' },
      {
        kind: 'TEXT_SIMILARITY',
        type: 'text_similarity',
        name: null,
        input: 'a',
        reference: 'b',
        evaluationMetric: 'bleu',
      },
    ],
    [
      'python',
      { type: 'python', name: 'p', source: 'def grade(): ...', image_tag: '2025-05-08' },
      { kind: 'PYTHON', type: 'python', name: 'p', source: 'def grade(): ...', imageTag: '2025-05-08' },
    ],
    [
      'score_model',
      {
        type: 'score_model',
        name: 's',
        model: 'o3',
        input: [{ role: 'user', type: 'message', content: [{ type: 'input_text', text: 'x' }] }],
        range: [0, 10],
        sampling_params: { seed: 1 },
      },
      {
        kind: 'SCORE_MODEL',
        type: 'score_model',
        name: 's',
        model: 'o3',
        input: [{ role: 'user', content: [{ type: 'input_text', text: 'x' }] }],
        range: [0, 10],
        samplingParams: { seed: 1 },
      },
    ],
  ])('%s', (_, raw, grader) => {
    expect(decodeGrader(raw)).toEqual(grader);
  });
});

describe('the graders of a multi grader', () => {
  const multi = (graders: JsonValue): JsonValue => ({
    type: 'multi',
    name: 'm',
    calculate_output: 'exact',
    graders,
  });
  const named = (...names: string[]): object => ({
    kind: 'MULTI',
    calculateOutput: 'exact',
    graders: names.map((name) => ({ name, grader: checkDecoded })),
  });

  it('are one', () => expect(decodeGrader(multi(check))).toMatchObject(named('exact')));
  it('are a list', () => expect(decodeGrader(multi([check, check]))).toMatchObject(named('exact', 'exact')));
  it('are a map', () => expect(decodeGrader(multi({ a: check, b: check }))).toMatchObject(named('a', 'b')));
  it('in a list without names are named by their place', () => {
    const { name: _, ...nameless } = check;
    expect(decodeGrader(multi([nameless, nameless]))).toMatchObject({
      graders: [{ name: '0' }, { name: '1' }],
    });
  });
  it('may be of kinds that nobody knows', () => {
    expect(decodeGrader(multi({ a: { type: 'label_model', labels: [] }, b: { c: 5 } }))).toMatchObject({
      graders: [
        {
          name: 'a',
          grader: { kind: 'OTHER', type: 'label_model', raw: { type: 'label_model', labels: [] } },
        },
        { name: 'b', grader: { kind: 'OTHER', type: '', raw: { c: 5 } } },
      ],
    });
  });

  it.each<[JsonValue, readonly string[]]>([
    [[null], []],
    [{ a: null }, []],
    [[null, check, 5, 'x', true, [check]], ['exact']],
    [{ a: null, b: 5, c: 'x', d: [check], e: check }, ['e']],
  ])('that are no objects are left out: %j', (graders, names) => {
    expect(decodeGrader(multi(graders))).toMatchObject(named(...names));
  });

  it('are read five deep, and below that come as they are', () => {
    const nest = (depth: number): JsonValue => (depth === 0 ? check : multi({ inner: nest(depth - 1) }));
    let grader = decodeGrader(nest(20));
    const kinds: (string | undefined)[] = [];
    while (grader !== null && grader.kind === 'MULTI') {
      kinds.push(grader.kind);
      grader = grader.graders[0]?.grader ?? null;
    }
    expect(kinds).toHaveLength(MAX_GRADER_DEPTH);
    expect(grader).toMatchObject({ kind: 'OTHER', type: 'multi', raw: nest(20 - MAX_GRADER_DEPTH) });
  });
});

describe('what comes as it is', () => {
  it.each<[string, JsonObject]>([
    ['a kind that nobody knows', { type: 'label_model', name: 'l', labels: ['a'] }],
    ['a string_check without its operation', { type: 'string_check', input: 'a', reference: 'b' }],
    [
      'a text_similarity whose metric is no text',
      { type: 'text_similarity', input: 'a', reference: 'b', evaluation_metric: 1 },
    ],
    ['a python without its source', { type: 'python' }],
    ['a score_model whose input is no list', { type: 'score_model', model: 'o3', input: 'a' }],
    [
      'a score_model with a message without a role',
      { type: 'score_model', model: 'o3', input: [{ content: 'a' }] },
    ],
    ['a multi without its formula', { type: 'multi', graders: [check] }],
    ['a multi without graders', { type: 'multi', calculate_output: 'a' }],
  ])('%s', (_, raw) => {
    expect(decodeGrader(raw)).toEqual({ kind: 'OTHER', type: raw['type'], name: raw['name'] ?? null, raw });
  });

  it('a range with something else than numbers is left out', () => {
    const raw = { type: 'score_model', model: 'o3', input: [], range: [0, 'ten'] };
    expect(decodeGrader(raw)).toMatchObject({ kind: 'SCORE_MODEL', range: null });
  });
});

it('what is nested too deep to be told is an empty object', () => {
  const deep: JsonValue = JSON.parse(`${'['.repeat(70)}${']'.repeat(70)}`);
  expect(decodeGrader({ type: 'new', name: 'n', deep })).toEqual({
    kind: 'OTHER',
    type: 'new',
    name: 'n',
    raw: {},
  });
});

it.each([null, undefined])('%s is no grader', (raw) => {
  expect(decodeGrader(raw)).toBeNull();
});

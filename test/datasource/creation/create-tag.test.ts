import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/datasource/creation/canonical-json.ts';
import { createTagOf, decodeTag, encodeTag } from '../../../src/datasource/creation/create-tag.ts';
import { Credential } from '../../../src/domain/credential.ts';
import { createJobRequest } from '../support/create-job-request.ts';

const credential = (token: string, hashingKey = 'of this process') =>
  new Credential({ token, organization: null, project: null }, Buffer.from(hashingKey));

describe('the tag of a create', () => {
  it('is the same in every process, and another for another caller, key or input', () => {
    fc.assert(
      fc.property(createJobRequest, (request) => {
        const tag = createTagOf(credential('sk-one'), 'key', request);
        expect(createTagOf(credential('sk-one', 'of another process'), 'key', request)).toEqual(tag);
        expect(createTagOf(credential('sk-two'), 'key', request).key).not.toBe(tag.key);
        expect(createTagOf(credential('sk-one'), 'other', request).key).not.toBe(tag.key);
        const other = { ...request, model: `${request.model}x` };
        expect(createTagOf(credential('sk-one'), 'key', other).input).not.toBe(tag.input);
      }),
    );
  });

  it('comes back as it went', () => {
    const tag = { key: 'k'.repeat(43), input: 'i'.repeat(43) };
    const metadata = Object.fromEntries(encodeTag(tag).map(({ key, value }) => [key, value]));
    expect(decodeTag({ id: 'ftjob-1', metadata: { team: 'a', ...metadata } })).toEqual(tag);
  });

  it.each([
    null,
    {},
    { metadata: null },
    { metadata: [] },
    { metadata: { team: 'a' } },
    { metadata: { tunegraph_key: 7 } },
  ])('is not there in %j', (raw) => {
    expect(decodeTag(raw)).toBeNull();
  });
});

describe('canonical JSON', () => {
  it('is JSON of the same value, whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const plain = JSON.parse(JSON.stringify(value));
        const turned = Object.fromEntries(Object.entries(plain).toReversed()) as typeof plain;
        expect(canonicalJson(turned)).toBe(canonicalJson(plain));
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
      }),
    );
  });

  it('keeps the order of lists', () => {
    expect(canonicalJson([2, { b: 1, a: [null, 'x'] }])).toBe('[2,{"a":[null,"x"],"b":1}]');
  });
});

import { expect, it } from 'vitest';
import { parseBaseUrl } from '../../../src/datasource/rest/base-url.ts';

it.each([
  ['https://api.openai.com/v1', 'https://api.openai.com', '/v1', []],
  ['https://api.openai.com/v1///', 'https://api.openai.com', '/v1', []],
  ['http://127.0.0.1:4010', 'http://127.0.0.1:4010', '', []],
  ['http://[::1]:4010/', 'http://[::1]:4010', '', []],
  ['https://x.example/openai/v1?api-version=2', 'https://x.example', '/openai/v1', [['api-version', '2']]],
])('%s is taken apart', (text, origin, prefix, query) => {
  expect(parseBaseUrl(text)).toMatchObject({ origin, prefix, query });
});

it.each(['', 'api.openai.com', '/v1', 'ftp://host/v1', 'https://user:hunter2@host/v1'])(
  '%j is refused, without being repeated',
  (text) => {
    expect(() => parseBaseUrl(text)).toThrow(TypeError);
    expect(() => parseBaseUrl(text)).not.toThrow(/hunter2/);
  },
);

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeText } from '../../../src/datasource/rest/safe-text.ts';

const secrets = { token: 'hunter2', host: 'api:8080' };

it.each([
  ['The api is down', 'The api is down'],
  ['GET http://api/v1 failed', 'GET http://the upstream/v1 failed'],
  ['api:8080 refused', 'the upstream refused'],
  ['hunter2hunter2', '[redacted][redacted]'],
  ['risk-free, task-12345, sk-proj-abc_DEF*', 'risk-free, task-12345, [redacted]'],
  ['fw_step, fw_3ZbA****9xyz, tgp_v1_AbC-12345***', 'fw_step, [redacted], [redacted]'],
  ['hf_AbCdEf12345, not bedrock-api-key-YmVkcm9jay1h=', '[redacted], not [redacted]'],
  ['  a \r\n b\u0007 ', 'a b'],
])('%j reads %j', (text, safe) => {
  expect(safeText(text, secrets, 500)).toBe(safe);
});

it('replaces a host with dots wherever it stands alone', () => {
  const dotted = { token: null, host: 'api.example.com' };
  expect(safeText('See API.example.com:443, not docs.api.example.com', dotted, 500)).toBe(
    'See the upstream, not docs.api.example.com',
  );
});

it('holds no token and keeps its length, whatever surrounds it', () => {
  const token = fc.stringMatching(/^[!-~]{6,40}$/).filter((text) => !'[redacted]the upstream'.includes(text));
  fc.assert(
    fc.property(
      token,
      fc.string(),
      fc.string(),
      fc.integer({ min: 20, max: 600 }),
      (secret, before, after, longest) => {
        const safe = safeText(
          `${before}${secret}${after}`,
          { token: secret, host: 'api.example.com' },
          longest,
        );
        expect(safe.length).toBeLessThanOrEqual(longest);
        expect(safe).not.toContain(secret);
      },
    ),
  );
});

it.each(['my-resource.openai.azure.com', 'api-2:8080', '[::1]:8080'])(
  'replaces the host %s, whatever is in its name',
  (host) => {
    expect(safeText(`GET http://${host}/v1 failed`, { token: null, host }, 500)).toBe(
      'GET http://the upstream/v1 failed',
    );
  },
);

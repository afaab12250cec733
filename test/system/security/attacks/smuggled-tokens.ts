import type { TokenIssuer } from '../../../support/token-issuer.ts';
import { asking, type Probe } from '../support/attack.ts';
import { JSON_BODY, overHttp } from '../support/over-http.ts';
import { jsonHeaders, rawRequest, sendRaw } from '../support/raw-request.ts';

const LIVE = asking('{ fineTuningJob(id: "ftjob-live") { id } }');

/** Headers and addresses that might pass for a token, or change whose it is. */
export const smuggled = async (issuer: TokenIssuer): Promise<readonly Probe[]> => {
  const right = await issuer.token();
  const withHeaders = (name: string, status: number, code: string, lines: readonly string[]): Probe => ({
    name,
    expected: { status, code },
    send: ({ port }) => sendRaw(port, rawRequest({ headers: [...lines, ...jsonHeaders(LIVE)], body: LIVE })),
  });
  const unauthenticated = { status: 401, code: 'UNAUTHENTICATED' };
  return [
    withHeaders('two Authorization headers, a right one first', 400, 'BAD_REQUEST', [
      `authorization: Bearer ${right}`,
      'authorization: Bearer x',
    ]),
    withHeaders('two Authorization headers, a right one last', 400, 'BAD_REQUEST', [
      'authorization: Bearer x',
      `authorization: Bearer ${right}`,
    ]),
    withHeaders('a token of 100 KB', 431, 'BAD_REQUEST', [`authorization: Bearer ${'x'.repeat(100_000)}`]),
    withHeaders('a token in a cookie', 401, 'UNAUTHENTICATED', [
      `cookie: authorization=${right}; token=${right}`,
    ]),
    withHeaders('a token in a header of a proxy', 401, 'UNAUTHENTICATED', [
      `proxy-authorization: Bearer ${right}`,
      `x-forwarded-authorization: Bearer ${right}`,
    ]),
    {
      name: 'a token in the address',
      expected: unauthenticated,
      send: ({ url }) =>
        overHttp(`${url}?access_token=${right}&authorization=Bearer%20${right}`, LIVE, JSON_BODY),
    },
    {
      name: 'a token in the body',
      expected: unauthenticated,
      send: ({ url }) =>
        overHttp(
          url,
          JSON.stringify({ ...JSON.parse(LIVE), extensions: { authorization: `Bearer ${right}` } }),
          JSON_BODY,
        ),
    },
    {
      name: "somebody else's organization beside a right token",
      expected: { status: 200, code: null, reaches: ['GET /fine_tuning/jobs/ftjob-live'] },
      send: async (target) => {
        const reply = await overHttp(target.url, LIVE, {
          ...JSON_BODY,
          authorization: `Bearer ${right}`,
          'openai-organization': 'org-evil',
          'openai-project': 'proj-evil',
          'x-tenant': 'globex',
        });
        const { headers } = target.lastCall() ?? {};
        if (headers?.authorization !== 'Bearer sk-acme')
          throw new Error("It asked with another tenant's key.");
        if (headers['openai-organization'] !== undefined || headers['openai-project'] !== undefined) {
          throw new Error("It passed on the caller's organization.");
        }
        return reply;
      },
    },
  ];
};

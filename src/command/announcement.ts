import type { Config } from '../config/index.ts';

/** What is printed once the service answers: where it is, whom it asks, and who may ask it. */
export const announcement = (config: Config, url: string, version: string): string =>
  [
    `Tunegraph ${version} is ready.`,
    '',
    `  GraphQL   ${url}`,
    `  GraphiQL  ${config.graphiql ? `${url} in a browser` : 'off'}`,
    `  Upstream  ${upstreamOf(config)}`,
    `  Callers   ${callersOf(config)}`,
    '',
    '',
  ].join('\n');

const upstreamOf = ({ auth, upstream }: Config): string =>
  upstream.kind === 'provider'
    ? `${new URL(upstream.baseUrl).host}, which speaks the API of ${upstream.provider}`
    : `the embedded emulator, which plays ${upstream.provider}, because no upstream is configured: its jobs are not real and end with this process.\n            For real ones, set ${auth === 'jwt' ? 'OPENAI_BASE_URL' : 'OPENAI_API_KEY, OPENAI_BASE_URL, or both'}.`;

const tenantsOf = (count: number): string => (count === 1 ? '1 tenant' : `${count} tenants`);

const callersOf = ({ auth, jwt, upstream, ownCredential }: Config): string => {
  if (auth === 'passthrough')
    return 'passthrough: each brings a bearer token of its own, which goes upstream';
  if (auth === 'jwt')
    return `jwt: each brings a token of the company's issuer; ${tenantsOf(jwt?.tenants.size ?? 0)}, each with a key of its own`;
  if (upstream.kind === 'emulator') return 'none: nobody is asked who he is';
  return ownCredential.apiKey
    ? "none: nobody is asked who he is, and everybody uses the service's own key"
    : 'none: nobody is asked who he is, and no key goes upstream';
};

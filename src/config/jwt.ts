import { needsSharedSecret, type TokenAlgorithm } from '../domain/verification-key.ts';
import type { JwtConfig, TenantCredential } from './config.ts';
import type { EnvironmentValues, SettingName } from './environment.ts';
import { type ReadTenants, readTenants } from './tenants.ts';
import { tokenKeyProblems } from './token-keys.ts';

/** How the text of a file is had. @throws whatever the file system says */
export type ReadFile = (path: string) => string;

/** How callers' tokens are checked, and a sentence for each thing that stands in the way. */
export interface ReadJwt {
  /** Null when there are problems, and in every other mode. */
  readonly jwt: JwtConfig | null;
  readonly problems: readonly string[];
}

export const DEFAULT_ALGORITHMS: readonly TokenAlgorithm[] = ['RS256', 'ES256', 'EdDSA'];
export const DEFAULT_TENANT_CLAIM = 'tenant';
/** Seconds. */
export const DEFAULT_CLOCK_TOLERANCE = 30;

/** What means nothing in another mode. Left there, an operator would believe that somebody looks at it. */
const OF_JWT_ONLY = [
  'TUNEGRAPH_JWT_ISSUER',
  'TUNEGRAPH_JWT_AUDIENCE',
  'TUNEGRAPH_JWT_JWKS_URL',
  'TUNEGRAPH_JWT_KEYS',
  'TUNEGRAPH_JWT_ALGORITHMS',
  'TUNEGRAPH_JWT_CLOCK_TOLERANCE_S',
  'TUNEGRAPH_JWT_TENANT_CLAIM',
  'TUNEGRAPH_TENANTS',
  'TUNEGRAPH_TENANTS_FILE',
  'TUNEGRAPH_ALLOW_SHARED_KEYS',
] as const satisfies readonly SettingName[];

type Values = Partial<EnvironmentValues>;

/** @param auth the mode that is in force. */
export const readJwt = (values: Values, auth: string, readFile: ReadFile): ReadJwt => {
  if (auth !== 'jwt') return { jwt: null, problems: strayProblems(values, auth) };
  const { tenants, problems: tenantProblems } = tenantsOf(values, readFile);
  const problems = [
    ...ownKeyProblems(values),
    ...requiredProblems(values),
    ...keyProblems(values),
    ...tenantProblems,
  ];
  // A setting that was refused already has its own sentence.
  const isWhole = problems.length === 0 && OF_JWT_ONLY.every((name) => name in values);
  return { jwt: isWhole ? jwtOf(values, tenants) : null, problems };
};

const strayProblems = (values: Values, auth: string): readonly string[] =>
  // What was refused already is no ground for further complaints.
  ('TUNEGRAPH_AUTH' in values ? OF_JWT_ONLY : [])
    .filter((name) => values[name] !== undefined)
    .map(
      (name) =>
        `${name} is set, but TUNEGRAPH_AUTH is "${auth}", where it does nothing. Set TUNEGRAPH_AUTH=jwt, or leave it out.`,
    );

const ownKeyProblems = ({ OPENAI_API_KEY: ownKey }: Values): readonly string[] =>
  ownKey
    ? [
        'OPENAI_API_KEY is set, but with TUNEGRAPH_AUTH=jwt each tenant asks with the key of its own. Leave it out, and name the provider by OPENAI_BASE_URL.',
      ]
    : [];

const requiredProblems = (values: Values): readonly string[] =>
  (['TUNEGRAPH_JWT_ISSUER', 'TUNEGRAPH_JWT_AUDIENCE'] as const)
    .filter((name) => name in values && values[name] === undefined)
    .map(
      (name) =>
        `${name} is missing. TUNEGRAPH_AUTH=jwt needs it: tokens of others would be taken without it.`,
    );

const keyProblems = (values: Values): readonly string[] => {
  const { TUNEGRAPH_JWT_JWKS_URL: url, TUNEGRAPH_JWT_KEYS: keys } = values;
  const problems = exactlyOne(
    values,
    ['TUNEGRAPH_JWT_JWKS_URL', 'TUNEGRAPH_JWT_KEYS'],
    'says which keys sign tokens',
  );
  if (!('TUNEGRAPH_JWT_ALGORITHMS' in values)) return problems;
  const algorithms = values.TUNEGRAPH_JWT_ALGORITHMS ?? DEFAULT_ALGORITHMS;
  const secrets = algorithms.filter(needsSharedSecret);
  if (secrets.length > 0 && (url || secrets.length < algorithms.length)) {
    return [
      ...problems,
      `TUNEGRAPH_JWT_ALGORITHMS holds ${secrets.join(', ')}, whose keys are shared secrets. They stand alone, with TUNEGRAPH_JWT_KEYS: beside algorithms with public keys, a public key could be taken for a secret.`,
    ];
  }
  return [...problems, ...(keys ? tokenKeyProblems(keys.reveal(), algorithms) : [])];
};

const exactlyOne = (
  values: Values,
  [first, second]: readonly [SettingName, SettingName],
  purpose: string,
): readonly string[] => {
  if (!(first in values && second in values)) return [];
  if (values[first] !== undefined && values[second] !== undefined)
    return [`${first} and ${second} are both set. Set one of them: it ${purpose}.`];
  if (values[first] !== undefined || values[second] !== undefined) return [];
  return [`${first} and ${second} are both missing. TUNEGRAPH_AUTH=jwt needs one of them: it ${purpose}.`];
};

const tenantsOf = (values: Values, readFile: ReadFile): ReadTenants => {
  const none = (problems: readonly string[]): ReadTenants => ({ tenants: new Map(), problems });
  const { TUNEGRAPH_TENANTS: text, TUNEGRAPH_TENANTS_FILE: path } = values;
  const problems = exactlyOne(
    values,
    ['TUNEGRAPH_TENANTS', 'TUNEGRAPH_TENANTS_FILE'],
    'names the tenants and their keys',
  );
  if (problems.length > 0) return none(problems);
  const allowSharedKeys = values.TUNEGRAPH_ALLOW_SHARED_KEYS ?? false;
  const provider = values.TUNEGRAPH_PROVIDER ?? 'openai';
  const rules = { allowSharedKeys, provider };
  if (text) return readTenants(text.reveal(), { ...rules, source: 'TUNEGRAPH_TENANTS' });
  if (!path) return none([]);
  try {
    return readTenants(readFile(path), { ...rules, source: 'TUNEGRAPH_TENANTS_FILE' });
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return none([`TUNEGRAPH_TENANTS_FILE is ${JSON.stringify(path)}, which can't be read (${code}).`]);
  }
};

const jwtOf = (values: Values, tenants: ReadonlyMap<string, TenantCredential>): JwtConfig => {
  const { TUNEGRAPH_JWT_JWKS_URL: url, TUNEGRAPH_JWT_KEYS: keySet } = values;
  return Object.freeze({
    issuer: values.TUNEGRAPH_JWT_ISSUER ?? '',
    audience: values.TUNEGRAPH_JWT_AUDIENCE ?? '',
    // Without problems, there is exactly one of the two.
    keys: Object.freeze(keySet ? { kind: 'static', keySet } : { kind: 'remote', url: url ?? '' }),
    algorithms: Object.freeze(values.TUNEGRAPH_JWT_ALGORITHMS ?? DEFAULT_ALGORITHMS),
    clockTolerance: values.TUNEGRAPH_JWT_CLOCK_TOLERANCE_S ?? DEFAULT_CLOCK_TOLERANCE,
    tenantClaim: values.TUNEGRAPH_JWT_TENANT_CLAIM ?? DEFAULT_TENANT_CLAIM,
    tenants,
  });
};

import { z } from 'zod';
import { PROVIDER_NAMES } from '../datasource/providers/index.ts';
import type { Provider, TenantCredential } from './config.ts';
import { addressMissing, providerAt, providerName } from './provider.ts';
import { hidesSecret, Secret } from './secret.ts';
import { baseUrl, HEADER_SAFE, headerSafe } from './setting-types.ts';

/** The tenants that could be read, and a sentence for each thing that is wrong. */
export interface ReadTenants {
  readonly tenants: ReadonlyMap<string, TenantCredential>;
  readonly problems: readonly string[];
}

export interface TenantRules {
  /** The setting that the text is from, as the sentences call it. */
  readonly source: string;
  /** Whose API a tenant's `baseUrl` is for when it names no provider of its own. */
  readonly provider: string;
  /** Whether several tenants may ask with one key. */
  readonly allowSharedKeys: boolean;
}

const NOTHING: ReadonlyMap<string, TenantCredential> = new Map();

/**
 * Reads `{ "acme": { "apiKey": "…", "organization": null, "project": null, "provider": null, "baseUrl": null } }`. No sentence
 * holds a value.
 */
export const readTenants = (text: string, rules: TenantRules): ReadTenants => {
  const { source, allowSharedKeys } = rules;
  const given = parsed(text);
  if (given === null) {
    const shape =
      'a JSON object such as {"acme": {"apiKey": "…"}}, whose names are what tokens call the tenants';
    return { tenants: NOTHING, problems: [`${source} holds something else. Allowed: ${shape}.`] };
  }
  const entries = Object.entries(given);
  if (entries.length === 0) {
    return {
      tenants: NOTHING,
      problems: [`${source} names no tenant, so nobody could ask. Name one at least.`],
    };
  }
  const tenants = new Map<string, TenantCredential>();
  const problems: string[] = [];
  for (const [name, value] of entries) {
    const result = tenant.safeParse(value);
    if (!TENANT_NAME.test(name)) problems.push(`${source}: the tenant ${shown(name)} ${BAD_NAME}`);
    if (result.success) {
      const where = `${source}: ${shown(name)}.baseUrl`;
      const { given, ...credential } = result.data;
      const found = upstreamOf(given, rules.provider, where);
      if (typeof found === 'string') problems.push(found);
      else tenants.set(name, Object.freeze({ ...credential, upstream: found }));
    } else problems.push(...problemsOf(result.error, `${source}: ${shown(name)}`));
  }
  if (!allowSharedKeys) problems.push(...sharedKeys(tenants, source));
  return { tenants, problems };
};

const tenant = z
  .strictObject({
    apiKey: headerSafe,
    organization: headerSafe.nullish(),
    project: headerSafe.nullish(),
    provider: providerName.nullish(),
    baseUrl: baseUrl.nullish(),
  })
  .transform(({ apiKey, organization = null, project = null, ...given }) => ({
    apiKey: new Secret(apiKey),
    organization,
    project,
    given,
  }));

interface GivenUpstream {
  readonly provider?: string | null | undefined;
  readonly baseUrl?: string | null | undefined;
}

/** Null when the tenant names none; a sentence when the address is missing. */
const upstreamOf = (
  { provider, baseUrl: address }: GivenUpstream,
  usual: string,
  where: string,
): Provider | null | string => {
  if (provider == null && address == null) return null;
  const name = provider ?? usual;
  return providerAt(name, address ?? undefined) ?? addressMissing(name, where);
};

const TENANT_NAME = /^[^\p{Cc}]{1,200}$/u;
const BAD_NAME = 'has a name that is not allowed. Allowed: 1 to 200 characters, no control characters.';

const parsed = (text: string): object | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
};

/** Somebody may have written the key where the name belongs. */
const shown = (name: string): string =>
  hidesSecret(name) ? '(a name that looks like a key)' : JSON.stringify(name.slice(0, 100));

const problemsOf = (error: z.ZodError, where: string): readonly string[] =>
  error.issues.flatMap(({ code, path, ...issue }) => {
    if (code === 'unrecognized_keys') {
      const { keys = [] } = issue as { readonly keys?: readonly string[] };
      return keys.map((key) => `${where} has ${shown(key)}, which is not known. Allowed: ${FIELDS}.`);
    }
    const [field] = path;
    if (field === undefined) return [`${where} is no object. Allowed: {"apiKey": "…"}.`];
    const orNull = field === 'apiKey' ? '' : ', or null';
    const allowed = ALLOWED[String(field)] ?? HEADER_SAFE;
    return [`${where}.${String(field)} is missing or not allowed. Allowed: ${allowed}${orNull}.`];
  });

const FIELDS = 'apiKey, organization, project, provider, baseUrl';

const ALLOWED: Readonly<Record<string, string>> = {
  provider: PROVIDER_NAMES.join(', '),
  baseUrl: 'an http or https address without user, password or fragment',
};

const sharedKeys = (tenants: ReadonlyMap<string, TenantCredential>, source: string): readonly string[] => {
  const namesOf = new Map<string, string[]>();
  for (const [name, { apiKey }] of tenants) {
    const names = namesOf.get(apiKey.reveal()) ?? [];
    namesOf.set(apiKey.reveal(), [...names, name]);
  }
  return [...namesOf.values()]
    .filter((names) => names.length > 1)
    .map(
      (names) =>
        `${source}: ${names.map(shown).join(' and ')} have the same apiKey, so at the provider each would see the jobs and files of the other. Give each a key of its own, or set TUNEGRAPH_ALLOW_SHARED_KEYS=true where that is meant.`,
    );
};

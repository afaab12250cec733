import { type AppUnderTest, startApp } from '../../support/start-app.ts';
import { createTokenIssuer, jwtSettings } from '../../support/token-issuer.ts';
import type { Bearing } from './hammer.ts';
import { startMarkedUpstream, TENANTS } from './marked-upstream.ts';

/** One service for two tenants, and what each of them has to send. */
export interface SharedApp {
  readonly app: AppUnderTest;
  readonly bearing: Bearing;
  /** A token of the first tenant that is good for this alone. */
  readonly scoped: (scope: string) => Promise<{ readonly authorization: string }>;
}

/** Nobody sees anything by asking again, so that whatever is pushed is the doing of a request. */
const RARELY = { TUNEGRAPH_POLL_INTERVAL_MS: '3600000' };

/**
 * @param mode how it knows them apart: by the provider's own keys, or by a company's tokens.
 * @param settings what differs from the usual.
 */
export const startSharedApp = async (
  mode: 'passthrough' | 'jwt',
  settings: Readonly<Record<string, string>> = {},
): Promise<SharedApp> => {
  const issuer = await createTokenIssuer();
  const upstream = await startMarkedUpstream();
  const tokens = new Map<string, string>();
  for (const tenant of TENANTS) {
    tokens.set(tenant, mode === 'jwt' ? await issuer.token({ tenant }) : `sk-${tenant}`);
  }
  const door = mode === 'jwt' ? jwtSettings(issuer) : { TUNEGRAPH_AUTH: mode };
  return {
    app: await startApp({ settings: { ...door, ...RARELY, OPENAI_BASE_URL: upstream.url, ...settings } }),
    bearing: (tenant) => ({ authorization: `Bearer ${tokens.get(tenant)}` }),
    scoped: async (scope) => ({ authorization: `Bearer ${await issuer.token({ scope })}` }),
  };
};

import { z } from 'zod';
import { PROVIDER_NAMES, providerNamed } from '../datasource/providers/index.ts';
import type { Provider } from './config.ts';

/** One of the providers that the datasource knows. */
export const providerName = z.string().refine((name) => PROVIDER_NAMES.includes(name));

/** Where a provider's REST API is: at the given address, else at its own; null where each customer has another. */
export const providerAt = (provider: string, baseUrl: string | undefined): Provider | null => {
  const address = baseUrl ?? providerNamed(provider).baseUrl;
  return address === null ? null : Object.freeze({ kind: 'provider', provider, baseUrl: address });
};

/** A sentence for a provider whose address nobody has told. */
export const addressMissing = (provider: string, where: string): string =>
  `${where} is missing. ${providerNamed(provider).capabilities.title} has no address that is the same for everybody: set it, its version included. See docs/providers.md.`;

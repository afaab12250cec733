import { openai } from './openai/index.ts';
import type { ProviderProfile } from './profile.ts';

const PROFILES: readonly ProviderProfile[] = [openai];

/** The names that the configuration may ask for. */
export const PROVIDER_NAMES: readonly string[] = PROFILES.map(({ name }) => name);

/** @throws RangeError when nobody has that name. */
export const providerProfile = (name: string): ProviderProfile => {
  const profile = PROFILES.find((candidate) => candidate.name === name);
  if (!profile) throw new RangeError(`No provider is called "${name}". Known: ${PROVIDER_NAMES.join(', ')}.`);
  return profile;
};

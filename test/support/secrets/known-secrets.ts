import { randomBytes } from 'node:crypto';
import type { KnownSecrets } from './find-secrets.ts';

const known = new Map<string, string>();

/** Every secret that this test file has used so far, and those of the files before it in the same process. */
export const knownSecrets: KnownSecrets = known;

/** From now on no log of this run may hold the text. */
export const watchSecret = (secret: string, name: string): void => {
  if (!known.has(secret)) known.set(secret, name);
};

/** A secret of its own, that is watched: the text of nothing else. */
export const aSecret = (name: string, prefix = 'sk-'): string => {
  const secret = `${prefix}${randomBytes(15).toString('hex')}`;
  watchSecret(secret, name);
  return secret;
};

/** Watches the secrets among the settings of a process: keys, secrets, tokens, and the keys inside of JSON. */
export const watchSettings = (env: Readonly<Record<string, string | undefined>>): void => {
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || !/KEY|SECRET|TOKEN|PASSWORD|TENANT/.test(name)) continue;
    for (const text of textsOf(value)) watchSecret(text, name);
  }
};

/** What a setting's value consists of: the texts behind names in JSON, or what stands between commas. */
const textsOf = (value: string): readonly string[] => {
  const named = [...value.matchAll(/"(?:api_?key|key|secret|token|k|d)" *: *"([^"]+)"/gi)].map(
    ([, text = '']) => text,
  );
  return /^\s*[[{]/.test(value) ? named : value.split(',').map((text) => text.trim());
};

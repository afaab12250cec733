import { SECRET_SHAPES } from './shapes.ts';

/** A secret of a test: its text, and what it was used for. */
export type KnownSecrets = ReadonlyMap<string, string>;

/** A secret that stands where none may. */
export interface FoundSecret {
  /** What it was used for, or what it looks like. */
  readonly name: string;
  /** The line that holds it, with the name in its place. */
  readonly line: string;
}

/** Shorter ones are also words of a plain sentence; those among them that look like a secret are found all the same. */
const SHORTEST = 8;

const hide = (line: string, secret: string, name: string): string => line.replaceAll(secret, `‹${name}›`);

/** A secret may also stand percent-encoded in an address, as base64 in a header, or behind JSON's backslashes. */
const formsOf = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '')),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('base64url'),
  JSON.stringify(secret).slice(1, -1),
];

/** A search for these secrets, and for whatever looks like one. It takes one pass for each text, however many there are. */
export const createSecretSearch = (known: KnownSecrets): ((line: string) => FoundSecret | undefined) => {
  const byBeginning = new Map<string, { readonly form: string; readonly name: string }[]>();
  for (const [secret, name] of known) {
    if (secret.length < SHORTEST) continue;
    for (const form of new Set(formsOf(secret))) {
      const beginning = form.slice(0, SHORTEST);
      byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { form, name }]);
    }
  }

  return (line) => {
    for (let at = 0; at + SHORTEST <= line.length; at += 1) {
      const candidates = byBeginning.get(line.slice(at, at + SHORTEST));
      const found = candidates?.find(({ form }) => line.startsWith(form, at));
      if (found) return { name: found.name, line: hide(line, found.form, found.name) };
    }
    for (const [name, shape] of Object.entries(SECRET_SHAPES)) {
      const [secret] = line.match(shape) ?? [];
      if (secret !== undefined) return { name, line: hide(line, secret, name) };
    }
    return undefined;
  };
};

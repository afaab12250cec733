import { createSecretSearch, type FoundSecret, type KnownSecrets } from './find-secrets.ts';
import type { LedgerPage } from './ledger.ts';

/** The lines that hold a secret, of those that one test file has logged. */
export const secretsLogged = (lines: readonly string[], known: KnownSecrets): readonly FoundSecret[] => {
  const search = createSecretSearch(known);
  return lines.flatMap((line) => search(line) ?? []);
};

/** The same over a whole run: no file may log what another one has used. Null: nothing was found. */
export const problemOfRun = (pages: readonly LedgerPage[]): string | null => {
  const known = new Map(pages.flatMap(({ secrets }) => secrets));
  const problems = pages.flatMap(({ file, lines }) => {
    const found = secretsLogged(lines, known);
    return found.length === 0 ? [] : [`${file}: ${problemOf(found)}`];
  });
  return problems.length === 0 ? null : problems.join('\n');
};

const SHOWN = 3;

/** What to tell whoever wrote the lines. */
export const problemOf = (found: readonly FoundSecret[]): string => {
  const [lines, rest] =
    found.length === 1
      ? ['1 line of the log holds a secret', '']
      : [`${found.length} lines of the log hold a secret`, '. The first of them'];
  return [
    `${lines}. Log what it belongs to instead, such as the request id${rest}:`,
    ...found.slice(0, SHOWN).map(({ name, line }) => `  ${name}: ${line.slice(0, 500)}`),
  ].join('\n');
};

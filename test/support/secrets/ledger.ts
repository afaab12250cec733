import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a test file leaves behind for the check of the whole run. */
export interface LedgerPage {
  readonly file: string;
  readonly lines: readonly string[];
  /** Each with what it was used for. */
  readonly secrets: readonly (readonly [string, string])[];
}

/** A new folder for a run's pages, in the system's own temporary one, which only its owner can read. */
export const openLedger = (): string => mkdtempSync(join(tmpdir(), 'tunegraph-secrets-'));

export const writePage = (ledger: string, page: LedgerPage): void => {
  const name = `${Buffer.from(page.file).toString('base64url').slice(-100)}.json`;
  writeFileSync(join(ledger, name), JSON.stringify(page), { mode: 0o600 });
};

export const readPages = (ledger: string): readonly LedgerPage[] =>
  readdirSync(ledger).map((name) => JSON.parse(readFileSync(join(ledger, name), 'utf8')));

export const closeLedger = (ledger: string): void => rmSync(ledger, { recursive: true, force: true });

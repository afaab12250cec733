import type { TestProject } from 'vitest/node';
import { problemOfRun } from './check.ts';
import { closeLedger, openLedger, readPages } from './ledger.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder in which each test file leaves its secrets and its log. */
    readonly secretsLedger: string;
  }
}

/**
 * Opens the run's ledger, and reads it when all tests have finished: the run fails for a log that holds any secret used in it.
 */
export const setup = (project: TestProject): (() => void) => {
  const ledger = openLedger();
  project.provide('secretsLedger', ledger);
  return () => {
    const problem = problemOfRun(readPages(ledger));
    closeLedger(ledger);
    if (problem === null) return;
    // Vitest tells of an error after the last test, and ends as if there had been none.
    process.exitCode = 1;
    throw new Error(problem);
  };
};

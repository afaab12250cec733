import { afterAll, expect, inject } from 'vitest';
import { problemOf, secretsLogged } from './check.ts';
import { knownSecrets } from './known-secrets.ts';
import { writePage } from './ledger.ts';
import { forgetLines, linesLogged } from './logged.ts';
import './watch-process.ts';

// Runs for every test file, before it. Whatever the service logs in it may hold no secret that it uses, nor one of the files
// before it in the same process; the run as a whole is checked once more in watch-run.ts.
afterAll(() => {
  const { testPath = '' } = expect.getState();
  const lines = linesLogged();
  forgetLines();
  writePage(inject('secretsLedger'), { file: testPath, lines, secrets: [...knownSecrets] });
  const found = secretsLogged(lines, knownSecrets);
  if (found.length > 0) throw new Error(problemOf(found));
});

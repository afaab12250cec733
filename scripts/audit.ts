import { spawnSync } from 'node:child_process';
import { auditVerdict } from './audit-verdict.ts';

// With something found, npm ends with 1 as it does when it can't say.
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const { outcome, said } = auditVerdict(stdout);
process.stdout.write(`npm audit: ${said}\n`);
if (outcome === 'FOUND') process.exitCode = 1;

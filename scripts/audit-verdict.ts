import { z } from 'zod';

/** What came of `npm audit`. */
export interface AuditVerdict {
  readonly outcome: 'CLEAN' | 'FOUND' | 'SKIPPED';
  /** For whoever reads the run's output. */
  readonly said: string;
}

const report = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
});

const refusal = z.object({
  statusCode: z.number().optional(),
  error: z.object({}).optional(),
});

/** A mirror that stores packages only answers with one of these. */
const NO_ENDPOINT: readonly number[] = [404, 405, 501];

/**
 * Reads what `npm audit --json` printed. Only a registry that can't say is a reason to go on without an answer.
 *
 * @throws Error for output that is none of npm's.
 */
export const auditVerdict = (printed: string): AuditVerdict => {
  const output: unknown = JSON.parse(printed);
  const found = report.safeParse(output);
  if (found.success) {
    const problems = Object.entries(found.data.vulnerabilities).map(
      ([name, { severity, range }]) => `  ${name} ${range}: ${severity}`,
    );
    return problems.length === 0
      ? { outcome: 'CLEAN', said: 'no known weakness in what runs' }
      : { outcome: 'FOUND', said: ['known weaknesses in what runs:', ...problems].join('\n') };
  }
  const { statusCode, error } = refusal.parse(output);
  if (statusCode !== undefined && NO_ENDPOINT.includes(statusCode)) {
    return { outcome: 'SKIPPED', said: 'skipped: the registry has no audit endpoint' };
  }
  if (statusCode === undefined && error !== undefined) {
    return { outcome: 'SKIPPED', said: 'skipped: the registry could not be reached' };
  }
  throw new Error(`npm audit failed with the status ${statusCode}. Run \`npm audit --omit=dev\` to see why.`);
};

import type { Grader } from '../../jobs/grader.ts';
import type { EmulatorQuirks } from '../../quirks.ts';
import type { JsonObject } from '../../server/values.ts';

const isGrader = (value: unknown): value is Grader =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

function innerGraders(graders: unknown): Grader[] {
  if (Array.isArray(graders)) return graders.filter(isGrader);
  return isGrader(graders) ? [graders] : Object.values(graders as JsonObject).filter(isGrader);
}

/**
 * The grader as it was sent. Under the quirk `graderShapes` a multi grader shows its graders as a list, as a map by
 * name or as the first alone, one after the other by the job's number.
 */
export function presentGrader(grader: Grader, number: number, quirks: EmulatorQuirks): Grader {
  if (!quirks.graderShapes || grader['type'] !== 'multi') return grader;
  const inner = innerGraders(grader['graders']);
  const shapes = [
    inner,
    Object.fromEntries(inner.map((one) => [String(one['name']), one])),
    inner[0] ?? inner,
  ];
  return { ...grader, graders: shapes[number % shapes.length] };
}

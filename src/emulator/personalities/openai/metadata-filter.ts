import type { JobFilter } from '../../jobs/listed-jobs.ts';
import { badRequest } from '../../server/api-error.ts';

/**
 * The filter that a list's query asks for: every `metadata[key]=value` must be among a job's pairs, and
 * `metadata=null`, or `metadata=` as OpenAI's client writes null, means the jobs that have none.
 */
export const readMetadataFilter: JobFilter = (query) => {
  const pairs = [...query].flatMap(([name, value]) => {
    const key = /^metadata\[(.*)\]$/s.exec(name)?.[1];
    return key === undefined ? [] : [{ key, value }];
  });
  const whole = query.get('metadata');
  const wantsNone = whole === 'null' || whole === '';
  if (whole !== null && !wantsNone) {
    throw badRequest(
      "Invalid 'metadata': write metadata[key]=value, or metadata=null for jobs without metadata.",
      'metadata',
      'invalid_value',
    );
  }
  if (wantsNone) return (job) => job.metadata === null || Object.keys(job.metadata).length === 0;
  return ({ metadata }) =>
    pairs.every(
      ({ key, value }) => metadata !== null && Object.hasOwn(metadata, key) && metadata[key] === value,
    );
};

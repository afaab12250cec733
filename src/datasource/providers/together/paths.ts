import { segment } from '../../rest/ids.ts';
import type { Target } from '../../rest/upstream.ts';

/** Where all jobs are, and where a new one goes. */
export const JOBS: Target = { path: '/fine-tunes' };

/** Where a job is, or something of it. */
export const jobTarget = (id: string, part?: 'cancel' | 'checkpoints' | 'events' | 'metrics'): Target => ({
  path: ['/fine-tunes', segment(id), ...(part === undefined ? [] : [part])].join('/'),
});

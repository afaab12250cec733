import type { StoredFile } from '../../files/stored-file.ts';
import { listedJobs } from '../../jobs/listed-jobs.ts';
import { readPage, sequenceOf } from '../../page.ts';
import { type Call, json, type Route } from '../../server/call.ts';
import { findJob } from '../openai/find-job.ts';
import { presentZaiJob } from './present-job.ts';

/** The file as https://docs.bigmodel.cn/api-reference shows an upload: without a status. */
export const presentZaiFile = (file: StoredFile, { quirks }: Call): object => ({
  id: file.id,
  object: 'file',
  bytes: file.size(quirks),
  created_at: Math.floor(file.createdAt / 1000),
  filename: file.filename,
  purpose: file.purpose,
});

/** The list of jobs, which in the Java and Go SDKs doesn't say whether there are more; deleting one; the list of files. */
export const zaiOwnRoutes = (base: string): readonly Route[] => [
  {
    operation: 'list',
    method: 'GET',
    path: `${base}/fine_tuning/jobs`,
    handle(call) {
      const limits = { usual: 20, maximum: 100 };
      const { items } = readPage(sequenceOf(listedJobs(call)), call.query, call.quirks, limits);
      return json({ object: 'list', data: items.map((job) => presentZaiJob(job, call)) });
    },
  },
  {
    operation: 'delete',
    method: 'DELETE',
    path: `${base}/fine_tuning/jobs/{fine_tuning_job_id}`,
    handle(call) {
      const job = findJob(call);
      const shown = presentZaiJob(job, call);
      call.organization.jobs.remove(job.id);
      return json(shown);
    },
  },
  {
    operation: 'listFiles',
    method: 'GET',
    path: `${base}/files`,
    handle(call) {
      const purpose = call.query.get('purpose');
      const files = call.organization.files
        .list(call.now)
        .filter((file) => purpose === null || file.purpose === purpose)
        .reverse();
      const limits = { usual: 20, maximum: 100 };
      const { items, hasMore } = readPage(sequenceOf(files), call.query, call.quirks, limits);
      return json({
        object: 'list',
        data: items.map((file) => presentZaiFile(file, call)),
        has_more: hasMore,
      });
    },
  },
];

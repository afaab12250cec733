import type { Route } from '../server/call.ts';
import { fileRoutes } from './files.ts';
import { graderRoutes } from './graders.ts';
import { jobActionRoutes } from './job-actions.ts';
import { jobLogRoutes } from './job-logs.ts';
import { jobRoutes } from './jobs.ts';
import { permissionRoutes } from './permissions.ts';

/** Every address of the API. */
export const routes: readonly Route[] = [
  ...jobRoutes,
  ...jobActionRoutes,
  ...jobLogRoutes,
  ...fileRoutes,
  ...permissionRoutes,
  ...graderRoutes,
];

import type { Route } from '../../server/call.ts';
import type { OpenaiDialect } from './dialect.ts';
import { fileRoutes } from './files.ts';
import { graderRoutes } from './graders.ts';
import { jobActionRoutes } from './job-actions.ts';
import { jobLogRoutes } from './job-logs.ts';
import { jobRoutes } from './jobs.ts';
import { permissionRoutes } from './permissions.ts';

/**
 * OpenAI's addresses below a base path such as `/v1`, as a dialect answers them. A provider that lacks some of them
 * leaves those out by their operation.
 */
export const openaiRoutes = (base: string, dialect: OpenaiDialect): readonly Route[] => [
  ...jobRoutes(base, dialect),
  ...jobActionRoutes(base, dialect),
  ...jobLogRoutes(base, dialect),
  ...fileRoutes(base, dialect),
  ...permissionRoutes(base),
  ...graderRoutes(base),
];

import { type ApiError, badRequest } from '../server/api-error.ts';

/** What the upstream says to whoever uses a file right after its upload. */
export const notReady = (id: string, param: string): ApiError =>
  badRequest(`File '${id}' is not ready. Wait until it is processed.`, param, 'file_not_ready');

import type { FineTuningFile } from '../domain/file.ts';
import { type Connection, connectionOf } from './connection.ts';
import type { Context } from './context.ts';
import { listAfterCursor, type PageArguments, pageRequestOf } from './page-arguments.ts';

interface Arguments extends PageArguments {
  readonly purpose?: string | null | undefined;
}

const DEFAULT_PAGE_SIZE = 20;

/** The caller's files, newest first. */
export const fineTuningFiles = async (
  _parent: unknown,
  args: Arguments,
  context: Context,
): Promise<Connection<FineTuningFile>> => {
  const request = pageRequestOf(args, DEFAULT_PAGE_SIZE);
  const { purpose } = args;
  const page = await listAfterCursor(request, () =>
    context.loaders.filesPage({ ...request, ...(purpose == null ? {} : { purpose }) }),
  );
  return connectionOf(page, request.after);
};

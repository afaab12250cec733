import { mayHaveHappened } from '../domain/may-have-happened.ts';
import { NotSupported } from '../domain/not-supported.ts';
import { UpstreamRejection } from '../domain/upstream-rejection.ts';
import type { UserError } from '../domain/user-error.ts';
import type { Context } from './context.ts';
import { userErrorOf } from './rejection.ts';
import { unsupportedErrors } from './unsupported.ts';

export interface DeleteFineTuningFilePayload {
  readonly deletedId: string | null;
  readonly userErrors: readonly UserError[];
}

/** Deletes a file at the upstream. Where nobody says whether that happened, the upstream is asked for the file. */
export const deleteFineTuningFile = async (
  _parent: unknown,
  { id }: { readonly id: string },
  { caller, datasource, loaders }: Context,
): Promise<DeleteFineTuningFilePayload> => {
  loaders.file.clear(id);
  try {
    await datasource.files.delete(caller, id);
  } catch (error) {
    if (error instanceof NotSupported) {
      return { deletedId: null, userErrors: unsupportedErrors(error, ['id']) };
    }
    if (error instanceof UpstreamRejection) {
      return { deletedId: null, userErrors: [userErrorOf(error, ['id'])] };
    }
    const isGone = mayHaveHappened(error) && (await loaders.file.load(id).catch(() => undefined)) === null;
    if (!isGone) throw error;
  }
  loaders.file.clear(id);
  return { deletedId: id, userErrors: [] };
};

import { UpstreamRejection } from '../domain/upstream-rejection.ts';
import type { UserError } from '../domain/user-error.ts';
import type { Context } from './context.ts';
import { userErrorOf } from './rejection.ts';

export interface DeleteFineTuningFilePayload {
  readonly deletedId: string | null;
  readonly userErrors: readonly UserError[];
}

/** Deletes a file at the upstream. */
export const deleteFineTuningFile = async (
  _parent: unknown,
  { id }: { readonly id: string },
  { caller, datasource, loaders }: Context,
): Promise<DeleteFineTuningFilePayload> => {
  try {
    await datasource.files.delete(caller, id);
    loaders.file.clear(id);
    return { deletedId: id, userErrors: [] };
  } catch (error) {
    if (!(error instanceof UpstreamRejection)) throw error;
    return { deletedId: null, userErrors: [userErrorOf(error, ['id'])] };
  }
};

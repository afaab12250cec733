import type { FineTuningFile } from '../domain/file.ts';
import type { Context } from './context.ts';

interface FileReference {
  readonly id: string;
}

/** The file with this id; null when the upstream does not know it. */
export const fineTuningFile = (
  _parent: unknown,
  { id }: { readonly id: string },
  context: Context,
): Promise<FineTuningFile | null> => context.loaders.file.load(id);

/** Answers one field of a file known by its id: the first field asked for loads it, the others share that. */
export const fileField =
  <Name extends keyof FineTuningFile>(name: Name) =>
  async (
    reference: FileReference,
    _args: unknown,
    context: Context,
  ): Promise<FineTuningFile[Name] | null> => {
    const file = await context.loaders.file.load(reference.id);
    return file === null ? null : file[name];
  };

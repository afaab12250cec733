import type { FineTuningFile } from '../domain/file.ts';
import type { Context } from './context.ts';
import { requireScope } from './require-scope.ts';

interface FileReference {
  readonly id: string;
}

/** The file with this id; null when the upstream does not know it. */
export const fineTuningFile = (
  _parent: unknown,
  { id }: { readonly id: string },
  context: Context,
): Promise<FineTuningFile | null> => context.loaders.file.load(id);

/** The file that another subgraph refers to by its key. It is asked for, even if only for its id, so that null tells. */
export const fineTuningFileReference = (
  reference: FileReference,
  context: Context,
): Promise<FineTuningFile | null> => {
  requireScope(context, 'jobs:read');
  return fineTuningFile(reference, reference, context);
};

/**
 * Answers one field of a file known by its id: the first field asked for loads it, the others share that. Whoever may not
 * read gets them of a file that is here already, such as the one he has uploaded.
 */
export const fileField =
  <Name extends keyof FineTuningFile>(name: Name) =>
  async (
    reference: FileReference | FineTuningFile,
    _args: unknown,
    context: Context,
  ): Promise<FineTuningFile[Name] | null> => {
    if ('filename' in reference) return reference[name];
    requireScope(context, 'jobs:read');
    const file = await context.loaders.file.load(reference.id);
    return file === null ? null : file[name];
  };

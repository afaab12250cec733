import type { FineTuningFile } from '../domain/file.ts';
import { NotSupported } from '../domain/not-supported.ts';
import { type Upload, UploadTooLarge } from '../domain/upload.ts';
import { UpstreamRejection } from '../domain/upstream-rejection.ts';
import type { UserError } from '../domain/user-error.ts';
import type { Context } from './context.ts';
import { userErrorOf } from './rejection.ts';
import { unsupportedErrors } from './unsupported.ts';

export interface FineTuningFilePayload {
  readonly file: FineTuningFile | null;
  readonly userErrors: readonly UserError[];
}

const PURPOSE = 'fine-tune';

/** Hands a file on to the upstream while it arrives. */
export const uploadFineTuningFile = async (
  _parent: unknown,
  { file: upload }: { readonly file: Upload },
  { caller, datasource, loaders }: Context,
): Promise<FineTuningFilePayload> => {
  try {
    const file = await datasource.files.upload(caller, {
      filename: upload.filename,
      contentType: upload.contentType,
      content: upload.take(),
      purpose: PURPOSE,
    });
    loaders.file.prime(file.id, file);
    return { file, userErrors: [] };
  } catch (error) {
    if (error instanceof UploadTooLarge) {
      return { file: null, userErrors: [{ code: 'TOO_LARGE', message: error.message, path: ['file'] }] };
    }
    if (error instanceof NotSupported) return { file: null, userErrors: unsupportedErrors(error, ['file']) };
    if (!(error instanceof UpstreamRejection)) throw error;
    return { file: null, userErrors: [userErrorOf(error, ['file'])] };
  }
};

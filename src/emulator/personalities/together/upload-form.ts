import type { ReceivedForm } from '../../files/receive-form.ts';
import type { Upload } from '../../files/upload.ts';
import { badRequest, tooLarge } from '../../server/api-error.ts';
import { missing, oneOf } from '../../server/values.ts';

export const purposes = ['fine-tune', 'eval', 'batch-api'] as const;
export const fileTypes = ['jsonl', 'csv', 'parquet'] as const;

/** What a form asks for: https://docs.together.ai/reference/upload-file. The name that counts is the field's. */
export function readUploadForm({ fields, file }: ReceivedForm, largestFile: number): Upload {
  const purpose = fields.get('purpose');
  if (purpose === undefined) throw missing('purpose');
  const filename = fields.get('file_name');
  if (filename === undefined) throw missing('file_name');
  if (file === null) throw missing('file');
  oneOf(...fileTypes)(fields.get('file_type') ?? 'jsonl', 'file_type');
  if (file.size > largestFile) throw tooLarge(`The file is larger than ${largestFile} bytes.`, 'file');
  if (file.size === 0) throw badRequest('The file is empty.', 'file');
  return {
    id: null,
    file: { ...file, filename },
    purpose: oneOf(...purposes)(purpose, 'purpose'),
    secondsToLive: null,
  };
}

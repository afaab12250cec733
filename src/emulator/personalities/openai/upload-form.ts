import type { ReceivedForm } from '../../files/receive-form.ts';
import type { Upload } from '../../files/upload.ts';
import { badRequest, tooLarge } from '../../server/api-error.ts';
import { missing, number, oneOf } from '../../server/values.ts';

/** What a file may be uploaded for. */
const uploadPurposes = ['assistants', 'batch', 'fine-tune', 'vision', 'user_data', 'evals'] as const;

type UploadPurpose = (typeof uploadPurposes)[number];

const knownFields = ['purpose', 'expires_after[anchor]', 'expires_after[seconds]'];
const hour = 3_600;
const thirtyDays = 2_592_000;

function secondsToLive(fields: ReadonlyMap<string, string>, purpose: UploadPurpose): number | null {
  const anchor = fields.get('expires_after[anchor]');
  const seconds = fields.get('expires_after[seconds]');
  if (anchor === undefined && seconds === undefined) return purpose === 'batch' ? thirtyDays : null;
  if (anchor === undefined) throw missing('expires_after[anchor]');
  if (seconds === undefined) throw missing('expires_after[seconds]');
  oneOf('created_at')(anchor, 'expires_after[anchor]');
  const asked = /^-?\d{1,12}$/.test(seconds) ? Number(seconds) : seconds;
  return number(hour, thirtyDays, 'whole')(asked, 'expires_after[seconds]');
}

/** What a form asks for; throws OpenAI's refusal of one that is not as it should be. */
export function readUploadForm({ fields, file }: ReceivedForm, largestFile: number): Upload {
  const unknown = [...fields.keys()].find((name) => name !== 'file' && !knownFields.includes(name));
  if (unknown !== undefined) {
    const param = unknown.slice(0, 100);
    throw badRequest(`Unknown parameter: '${param}'.`, param, 'unknown_parameter');
  }
  if (fields.has('file')) {
    throw badRequest(
      "Invalid type for 'file': expected a file with a filename, but got a field.",
      'file',
      'invalid_type',
    );
  }
  if (file === null) throw missing('file');
  const asked = fields.get('purpose');
  if (asked === undefined) throw missing('purpose');
  const purpose = oneOf(...uploadPurposes)(asked, 'purpose');
  if (file.size > largestFile) throw tooLarge(`The file is larger than ${largestFile} bytes.`, 'file');
  if (file.size === 0) throw badRequest('The file is empty.', 'file', 'empty_file');
  if (purpose === 'fine-tune' && !file.filename.toLowerCase().endsWith('.jsonl')) {
    throw badRequest(
      'Invalid file format for fine-tuning. The filename must end in .jsonl.',
      'file',
      'invalid_file_format',
    );
  }
  return { id: null, file, purpose, secondsToLive: secondsToLive(fields, purpose) };
}

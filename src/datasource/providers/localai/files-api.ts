import type { FineTuningFile } from '../../../domain/file.ts';
import type { JsonValue } from '../../../domain/json.ts';
import { multipartBody } from '../../rest/multipart.ts';
import { UpstreamFailure } from '../../rest/upstream-failure.ts';
import { asObject, asText } from '../../wire/values.ts';
import type { FilesApi } from '../api.ts';
import type { ProviderParts } from '../provider.ts';

/**
 * LocalAI takes datasets, and tells nothing of them but the path at which each then lies on the server: that path is the file's
 * id here, as it came, and what a new job names. It can't be listed, read or deleted (core/http/routes/finetuning.go).
 */
export const createFilesApi = ({ upstream }: ProviderParts): FilesApi => ({
  get: null,
  list: null,
  upload: (caller, { filename, content, contentType = 'application/octet-stream' }) =>
    upstream.change(caller, {
      method: 'POST',
      target: { path: '/datasets' },
      body: multipartBody({ fields: [], filename, contentType, content }),
      repeatable: 'NEVER',
      decode: (body) => decodeDataset(body, filename),
    }),
  delete: null,
  content: null,
});

const decodeDataset = (body: JsonValue, filename: string): FineTuningFile => {
  const id = asText(asObject(body)?.['path']);
  if (id === null) throw new UpstreamFailure('BROKEN', 'the body names no path');
  return { id, filename, bytes: null, purpose: null, status: null, createdAt: null, expiresAt: null };
};

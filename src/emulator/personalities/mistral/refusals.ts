import { ApiError } from '../../server/api-error.ts';

/** What the validation of a body says of one part of it; `path` is written as in `training_files[0].file_id`. */
export const invalid = (message: string, path: string | null = null, type = 'value_error'): ApiError =>
  new ApiError(422, 'invalid_request_error', message, path, type);

/** `{ detail: "…" }`, as Mistral answers where no part of a body is to blame. */
export const detail = (status: number, message: string): ApiError =>
  new ApiError(status, 'detail', message, null, null);

/** Captured in https://github.com/JulienDelavande/MistralBluff/issues/1. */
export const noSuchJob = (): ApiError => detail(404, 'No fine tuning job matches the given query.');

/** Captured in https://github.com/mistralai/client-python/issues/450. */
export const modelNotAvailable = (jobType: string): ApiError =>
  detail(422, `Model not available for this type of fine-tuning (${jobType}).`);

import type { ApiError } from '../../server/api-error.ts';
import type { PresentedError } from '../personality.ts';
import { DatedApiError } from './dated-api-error.ts';

/** What the reference (2025-04-01-preview) calls an error, by its status. */
const codes: Readonly<Record<number, string>> = {
  400: 'invalidPayload',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  429: 'tooManyRequests',
  500: 'internalFailure',
  503: 'serviceUnavailable',
};

/** Whoever uses a file before its import is over is told so in these words. */
const notReady = 'The specified file reference must point to a completed file import.';

/** For whoever asks of a job what its state forbids. Which of Azure's codes that has is inferred from its name. */
const wrongState = 'unexpectedEntityState';

const codeOf = ({ status, code }: ApiError): string => {
  if (code === String(status)) return code;
  if (code === wrongState || code === 'invalid_job_status') return wrongState;
  return codes[status] ?? code ?? String(status);
};

/**
 * `{ error: { code, message, param? } }`, with a code of Azure's own; on the dated path `target` instead of `param`. The
 * gateway's 401 and 404 have the status for their code.
 */
export function presentAzureError(error: ApiError): PresentedError {
  const { status, code, message, param } = error;
  const name = error instanceof DatedApiError ? 'target' : 'param';
  return {
    status,
    body: {
      error: {
        code: codeOf(error),
        message: code === 'file_not_ready' ? notReady : message,
        ...(param === null || code === 'file_not_ready' ? {} : { [name]: param }),
      },
    },
  };
}

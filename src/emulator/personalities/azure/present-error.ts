import type { ApiError } from '../../server/api-error.ts';
import type { PresentedError } from '../personality.ts';

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

/** `{ error: { code, message, param? } }`, with a code of Azure's own. The gateway's 401 has the status for its code. */
export function presentAzureError({ status, code, message, param }: ApiError): PresentedError {
  return {
    status,
    body: {
      error: {
        code: codes[status] ?? code ?? String(status),
        message: code === 'file_not_ready' ? notReady : message,
        ...(param === null ? {} : { param }),
      },
    },
  };
}

import type { ApiError } from '../../server/api-error.ts';
import type { PresentedError } from '../personality.ts';

/** By HTTP status, after the table of `gatewayCode` in the API reference. */
const codes: Readonly<Record<number, number>> = {
  400: 3,
  401: 16,
  403: 7,
  404: 5,
  405: 12,
  408: 4,
  409: 10,
  413: 3,
  429: 8,
  500: 13,
  502: 14,
  503: 14,
  504: 4,
};

/** What has a number of its own among those of one status. */
const special: Readonly<Record<string, number>> = {
  already_exists: 6,
  failed_precondition: 9,
  file_not_ready: 9,
};

/** These came with an empty message wherever somebody wrote one down: https://github.com/Kiln-AI/Kiln/issues/207. */
const silent: ReadonlySet<number> = new Set([403, 500]);

/** As gRPC's gateway answers: `{ code, message, details }`. */
export const presentFireworksError = ({ status, code, message }: ApiError): PresentedError => ({
  status,
  body: {
    code: special[code ?? ''] ?? codes[status] ?? 2,
    message: silent.has(status) ? '' : message,
    details: [],
  },
});

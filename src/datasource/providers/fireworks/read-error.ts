import type { JsonObject, JsonValue } from '../../../domain/json.ts';
import { asList, asObject, asText } from '../../wire/values.ts';
import type { UpstreamErrorBody } from '../profile.ts';

/** The numbers of https://docs.fireworks.ai/api-reference/list-supervised-fine-tuning-jobs (`gatewayCode`), which are gRPC's. */
const CODES: ReadonlyMap<number, string> = new Map([
  [1, 'CANCELLED'],
  [2, 'UNKNOWN'],
  [3, 'INVALID_ARGUMENT'],
  [4, 'DEADLINE_EXCEEDED'],
  [5, 'NOT_FOUND'],
  [6, 'ALREADY_EXISTS'],
  [7, 'PERMISSION_DENIED'],
  [8, 'RESOURCE_EXHAUSTED'],
  [9, 'FAILED_PRECONDITION'],
  [10, 'ABORTED'],
  [11, 'OUT_OF_RANGE'],
  [12, 'UNIMPLEMENTED'],
  [13, 'INTERNAL'],
  [14, 'UNAVAILABLE'],
  [15, 'DATA_LOSS'],
  [16, 'UNAUTHENTICATED'],
]);

const wordFor = (code: JsonValue | undefined): string | null =>
  typeof code === 'number' ? (CODES.get(code) ?? String(code)) : asText(code);

/** Such as `DATASET_INVALID`, in the detail whose type is google.rpc.ErrorInfo. */
const reasonIn = ({ details }: JsonObject): string | null =>
  (asList(details) ?? [])
    .map((detail) => asText(asObject(detail)?.['reason']))
    .find((word) => word !== null) ?? null;

/**
 * The gateway answers `{ code: <number>, message, details: [] }`; the message may be empty
 * (https://github.com/Kiln-AI/Kiln/issues/207), and then the code's name has to do. Fireworks' other APIs, and gateways in
 * front of this one, answer `{ error: { message } }` or `{ error: "…" }`.
 */
export const readFireworksError = (raw: JsonValue): UpstreamErrorBody => {
  const outer = asObject(raw);
  const body = asObject(outer?.['error']) ?? outer;
  const word = wordFor(body?.['code']);
  const told = asText(body?.['message']) ?? asText(outer?.['error']);
  return {
    message: told ?? (word === null ? null : `Fireworks says ${word}, and gives no reason.`),
    code: (body && reasonIn(body)) ?? word,
    param: null,
  };
};

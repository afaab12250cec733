import type { Caller } from '../../domain/caller.ts';
import { ServiceError } from '../../domain/service-error.ts';
import type { ProviderProfile } from '../providers/profile.ts';

const FIT_FOR_A_HEADER = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const FIT_FOR_A_REQUEST_ID = /^[\x21-\x7e]{1,128}$/;

/**
 * The headers of every call: who asks, under which request id, and in which trace.
 *
 * @throws ServiceError `UNAUTHENTICATED` when the credential holds what no header can carry, a line break above all.
 */
export const requestHeaders = (
  { credential, requestId, traceparent }: Caller,
  profile: ProviderProfile,
): Record<string, string> => {
  const headers: Record<string, string> = {
    accept: 'application/json',
    // Saying nothing would allow any encoding, and nothing here decodes one.
    'accept-encoding': 'identity',
    'user-agent': 'tunegraph',
  };
  for (const [name, value] of Object.entries(profile.credentialHeaders(credential.reveal()))) {
    if (!FIT_FOR_A_HEADER.test(value)) {
      throw new ServiceError(
        'UNAUTHENTICATED',
        'The credential holds characters that can not be sent. Copy the API key again, without spaces or line breaks around it.',
      );
    }
    headers[name] = value;
  }
  if (FIT_FOR_A_REQUEST_ID.test(requestId)) {
    for (const name of profile.requestIdHeaders) headers[name] = requestId;
  }
  if (traceparent !== undefined) headers['traceparent'] = traceparent;
  return headers;
};

import type { CredentialSecrets } from '../../../domain/credential.ts';

/** Three pieces of base64url, of which the first is a JSON object. A resource's key has no dot in it. */
const ENTRA_TOKEN = /^eyJ[\w-]*\.[\w-]+\.[\w-]+$/;

/**
 * A resource's key goes in `api-key`, a token of Microsoft Entra in a bearer: both paths document both. Azure has neither
 * organizations nor projects of OpenAI's kind, so those are not sent.
 */
export const azureCredentialHeaders = ({ token }: CredentialSecrets): Readonly<Record<string, string>> => {
  if (token === null) return {};
  return ENTRA_TOKEN.test(token) ? { authorization: `Bearer ${token}` } : { 'api-key': token };
};

import type { CredentialSecrets } from '../../../domain/credential.ts';

/** A bearer token, and the organization and project that the call is counted for. What is null is not sent. */
export const openaiCredentialHeaders = ({
  token,
  organization,
  project,
}: CredentialSecrets): Readonly<Record<string, string>> => ({
  ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  ...(organization === null ? {} : { 'OpenAI-Organization': organization }),
  ...(project === null ? {} : { 'OpenAI-Project': project }),
});

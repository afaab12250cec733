import type { CredentialSecrets } from '../../../domain/credential.ts';

/**
 * A Bedrock API key as a bearer: a long-term one where it is configured, for a short-term one ends after twelve hours. Bedrock
 * has projects of OpenAI's kind, so that header goes along where it is asked for (that fine-tuning heeds it is inferred); it
 * has no organizations.
 */
export const bedrockCredentialHeaders = ({
  token,
  project,
}: CredentialSecrets): Readonly<Record<string, string>> => ({
  ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  ...(project === null ? {} : { 'OpenAI-Project': project }),
});

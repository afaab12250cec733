import type { OwnCredential } from './config/index.ts';
import type { CredentialSecrets } from './domain/credential.ts';

/** What goes upstream, in the clear. */
export const revealed = ({ apiKey, organization, project }: OwnCredential): CredentialSecrets => ({
  token: apiKey?.reveal() ?? null,
  organization,
  project,
});

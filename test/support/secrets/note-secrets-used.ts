import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { Secret } from '../../../src/config/secret.ts';
import { Credential } from '../../../src/domain/credential.ts';
import { watchSecret } from './known-secrets.ts';

/**
 * Watches each secret at the places through which all of them pass, so that no test has to say which it uses: when the service
 * reveals one, and when a request carries one, to the service or to an upstream.
 */
export const noteSecretsUsed = (): void => {
  const { reveal } = Secret.prototype;
  Secret.prototype.reveal = function revealWatched() {
    const secret = reveal.call(this);
    watchSecret(secret, 'the secret of a setting');
    return secret;
  };

  const { reveal: revealCredential } = Credential.prototype;
  Credential.prototype.reveal = function revealWatched() {
    const secrets = revealCredential.call(this);
    if (secrets.token !== null) watchSecret(secrets.token, "a credential's token");
    return secrets;
  };

  subscribe('http.server.request.start', (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    noteHeaders(JSON.stringify(request.headers));
  });
  subscribe('undici:request:create', (message) => {
    const { request } = message as { readonly request: { readonly headers: unknown } };
    noteHeaders(JSON.stringify(request.headers));
  });
};

// Of node's server it is an object; of undici a list of names and values; of node's own fetch one text.
const noteHeaders = (headers: string): void => {
  const tokens = headers.matchAll(/authorization(?:","|":"|: )(?:bearer +)?([^"\\]+)/gi);
  for (const [, token = ''] of tokens) watchSecret(token, "a request's Authorization");
};

/** What must not stand in any text that goes to a client. */
export interface Secrets {
  /** The credential's token; null when the call went without one. */
  readonly token: string | null;
  /** The upstream's host with its port. */
  readonly host: string;
}

const REDACTED = '[redacted]';

// Control characters, and those that change the direction of what follows or can't be seen.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Surrogate}\p{Zl}\p{Zp}]/gu;
// What keys begin with at OpenAI and many others, at Fireworks, Together, Hugging Face and Bedrock: an upstream may quote a
// part of one, or another than the caller's.
const LOOKS_LIKE_A_KEY =
  /(?<![\p{L}\p{N}])(sk-[\p{L}\p{N}_*-]{3,}|(fw_|tgp_v1_|hf_|bedrock-api-key-)[\p{L}\p{N}_*/+=-]{8,})/gu;

const shorten = (text: string, longest: number): string => {
  if (text.length <= longest) return text;
  // A cut may leave half a character behind.
  return `${text.slice(0, longest - 1).replace(/\p{Surrogate}$/u, '')}…`;
};

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

// A one-word host, such as `api` inside a cluster, is also a plain word: it is an address only in a URL or with its port.
const addressPattern = (host: string): RegExp => {
  const hostname = host.replace(/:\d+$/, '');
  const alone = `(?<![\\w.\\-])${literally(hostname)}(:\\d+)?(?![\\w\\-])`;
  const inAddress = `(?<=\\/\\/)${literally(hostname)}(:\\d+)?|(?<![\\w.\\-])${literally(hostname)}:\\d+`;
  return new RegExp(/[.:]/.test(hostname) ? alone : inAddress, 'giu');
};

const withoutToken = (text: string, token: string): string => {
  const encoded = encodeURIComponent(token.replace(/\p{Surrogate}/gu, ''));
  return [token, encoded].reduce(
    (rest, form) => (form === '' ? rest : rest.replaceAll(form, REDACTED)),
    text,
  );
};

/**
 * An upstream's text as a client may read it: one line, at most `longest` characters, without the credential's token (also
 * percent-encoded), anything that looks like a key, and the upstream's host. Unseen characters go first, so that none can
 * hide a key from the search.
 */
export const safeText = (text: string, { token, host }: Secrets, longest: number): string => {
  const oneLine = text.replace(/\s+/gu, ' ').replace(UNSEEN, '');
  const safe = withoutToken(oneLine, token ?? '')
    .replace(LOOKS_LIKE_A_KEY, REDACTED)
    .replace(addressPattern(host), 'the upstream');
  return shorten(safe.trim(), longest);
};

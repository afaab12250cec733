// An API key, a webhook secret, a JWT (its header is always JSON that begins with `{"`), and what follows `Bearer`. Words of a
// sentence, such as "bearer token", have no digit.
const KEYS =
  /(?<![\p{L}\p{N}])sk-[\p{L}\p{N}_*-]{3,}|whsec_[\w+/=]*|(?<!\w)eyJ[\w-]+(\.[\w-]*)*|(?<=\bbearer +)(?=\S*\d)[^\s"'`]+/giu;

/**
 * The text with `[redacted]` for whatever looks like a key. For texts that hold what others wrote: the message of an error that
 * nobody expected, or a value that a client sent. It is the last resort, not a licence to put secrets into messages.
 */
export const withoutKeys = (text: string): string => text.replace(KEYS, '[redacted]');

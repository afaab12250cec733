/**
 * What looks like a secret wherever it stands, so that a test which writes one by hand is watched as well. Each is a source
 * for a regular expression.
 */
export const SECRET_SHAPES: Readonly<Record<string, RegExp>> = {
  'an API key': /(?<![\p{L}\p{N}])sk-[\w-]{3,}/gu,
  'a webhook secret': /whsec_[\w+/=]{4,}/g,
  'a JWT': /\beyJ[\w-]{8,}\.[\w-]{8,}/g,
  // Words of a sentence that follow have no digit.
  'a bearer token': /\bbearer +(?=[^\s"'`]*\d)[^\s"'`]{8,}/gi,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/g,
  'a private JWK': /"d" *: *"[\w-]{16,}"/g,
};

import { generateKeyPairSync, sign } from 'node:crypto';

export interface KeyAndCertificate {
  readonly key: string;
  /** PEM. */
  readonly cert: string;
}

/** A certificate that its own key has signed, so that nobody trusts it; made anew, so that no key lies about. */
export const selfSigned = (): KeyAndCertificate => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const now = Date.now();
  const toBeSigned = sequence(
    der(INTEGER, Buffer.from([1])),
    ED25519,
    NAME,
    sequence(time(now - DAY), time(now + DAY)),
    NAME,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign(null, toBeSigned, privateKey)]);
  const certificate = sequence(toBeSigned, ED25519, der(BIT_STRING, signature)).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
};

const DAY = 86_400_000;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OBJECT_IDENTIFIER = 0x06;
const UTF8_STRING = 0x0c;
const UTC_TIME = 0x17;
const SEQUENCE = 0x30;
const SET = 0x31;

/** Tag, length, content, as X.690 has it. */
const der = (tag: number, content: Buffer): Buffer => {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};

const sequence = (...parts: readonly Buffer[]): Buffer => der(SEQUENCE, Buffer.concat(parts));

const time = (milliseconds: number): Buffer => {
  const digits = new Date(milliseconds).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(UTC_TIME, Buffer.from(`${digits}Z`));
};

const ED25519 = sequence(der(OBJECT_IDENTIFIER, Buffer.from([0x2b, 0x65, 0x70])));
const COMMON_NAME = der(OBJECT_IDENTIFIER, Buffer.from([0x55, 0x04, 0x03]));
const NAME = sequence(der(SET, sequence(COMMON_NAME, der(UTF8_STRING, Buffer.from('localhost')))));

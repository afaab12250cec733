import { isIP } from 'node:net';
import { z } from 'zod';
import { reachOf } from '../domain/address-reach.ts';
import { TOKEN_ALGORITHMS } from '../domain/verification-key.ts';
import { isListenAddress, isLoopback } from './listen-address.ts';
import { Secret } from './secret.ts';

/** A whole number in decimal digits. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,16}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));

/** A number such as `0.5` or `100`. */
export const decimalNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}(\.\d{1,9})?$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));

const SWITCH = { true: true, '1': true, false: false, '0': false } as const;

/** On or off. */
export const onOrOff = z.enum(['true', '1', 'false', '0']).transform((word) => SWITCH[word]);
export const ON_OR_OFF = 'true or 1, false or 0';

/** What may go into a header as it is: visible ASCII, so that nobody can smuggle a line break into a request. */
export const headerSafe = z.string().regex(/^[\x21-\x7e]{1,4096}$/);
export const HEADER_SAFE = 'visible ASCII characters without spaces or line breaks, at most 4096';

/** Secrets as Standard Webhooks writes them, with commas between them. */
export const webhookSecrets = z
  .string()
  .transform((text) => text.split(',').map((secret) => secret.trim()))
  .pipe(z.array(z.string().regex(/^whsec_[A-Za-z0-9+/_-]{8,}={0,2}$/)))
  .transform((secrets) => secrets.map((secret) => new Secret(secret)));

/** A secret that goes into a header. */
export const headerSafeSecret = headerSafe.transform((value) => new Secret(value));

/** The address of a REST API, without slashes at its end. Azure's older APIs have their version in the query. */
export const baseUrl = z
  .string()
  .refine(
    (text) =>
      URL.canParse(text) &&
      isPlainHttp(new URL(text)) &&
      !/[#\s]/.test(text) &&
      /^(\?api-version=[\w.-]+)?$/.test(new URL(text).search),
  )
  .transform((text) => {
    const { origin, pathname, search } = new URL(text);
    return `${origin}${pathname.replace(/\/+$/, '')}${search}`;
  });

const isPlainHttp = (url: URL): boolean =>
  (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === '';

/** What of a refused address may be shown: nothing that may be a user's name or password, or a parameter. */
export const withoutCredentials = (address: string): string => {
  if (!URL.canParse(address) || !/^https?:\/\//i.test(address)) return address.includes('@') ? '…' : address;
  const { protocol, host, username, password, search, hash } = new URL(address);
  const user = username || password ? '…@' : '';
  return `${protocol}//${user}${host}${search || hash ? '/…' : ''}`;
};

/** Where to listen. */
export const listenAddress = z.string().refine(isListenAddress);

const HOST_NAME = /^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)$/i;

/** Host names without ports, with commas between them. */
export const hostNames = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(z.string().regex(HOST_NAME)));

const ORIGIN = /^https?:\/\/(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(:\d{1,5})?$/i;

/** Origins with commas between them, in the spelling that browsers use. */
export const origins = z
  .string()
  .transform((text) => text.split(',').map((origin) => origin.trim()))
  .pipe(z.array(z.string().refine((text) => ORIGIN.test(text) && URL.canParse(text))))
  .transform((texts) => texts.map((text) => new URL(text).origin));

/** An IP address that is listed is called as it stands, but for those at which no router is, whoever lists them. */
const mayBeCalled = ({ hostname }: URL): boolean => {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) === 0 || reachOf(address) !== 'forbidden';
};

const isCallbackTarget = (text: string): boolean =>
  URL.canParse(text) && isPlainHttp(new URL(text)) && !/[?#\s*]/.test(text) && mayBeCalled(new URL(text));

/** Where routers take callbacks: addresses with scheme and host, with commas between them, in the WHATWG's spelling. */
export const callbackTargets = z
  .string()
  .transform((text) => text.split(',').map((target) => target.trim()))
  .pipe(z.array(z.string().refine(isCallbackTarget)))
  .transform((texts) => texts.map((text) => new URL(text).href));

/** Algorithms that tokens may be signed with, with commas between them. */
export const tokenAlgorithms = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(TOKEN_ALGORITHMS)).min(1));

/** A secret of any length, such as a JSON text. */
export const secretText = z.string().transform((value) => new Secret(value));

/** Where an issuer publishes its keys: over a line that nobody changes them on. */
export const keySetAddress = z
  .string()
  .refine((text) => URL.canParse(text) && isSafeHttp(new URL(text)) && !/[#\s]/.test(text))
  .transform((text) => new URL(text).href);

const isSafeHttp = (url: URL): boolean =>
  isPlainHttp(url) && (url.protocol === 'https:' || isLoopback(url.hostname.replace(/^\[|\]$/g, '')));

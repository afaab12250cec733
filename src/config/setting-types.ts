import { z } from 'zod';
import { isListenAddress } from './listen-address.ts';
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

/** Anything, shown nowhere. */
export const anySecret = z.string().transform((value) => new Secret(value));

/** A secret that goes into a header. */
export const headerSafeSecret = headerSafe.transform((value) => new Secret(value));

/** The address of a REST API, without slashes at its end. */
export const baseUrl = z
  .string()
  .refine((text) => URL.canParse(text) && isPlainHttp(new URL(text)) && !/[?#\s]/.test(text))
  .transform((text) => new URL(text).href.replace(/\/+$/, ''));

const isPlainHttp = (url: URL): boolean =>
  (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === '';

/** What of a refused address may hold no secret. */
export const withoutCredentials = (address: string): string =>
  address.replace(/\/\/[^/]*@/, '//…@').replace(/[?#].*$/s, (rest) => `${rest.charAt(0)}…`);

/** Where to listen. */
export const listenAddress = z.string().refine(isListenAddress);

const HOST_NAME = /^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)$/i;

/** Host names without ports, with commas between them. */
export const hostNames = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(z.string().regex(HOST_NAME)));

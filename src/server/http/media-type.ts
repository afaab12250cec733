import { remembering } from '../remembering.ts';
import type { Exchange } from './exchange.ts';
import { readsOf } from './json/json-format.ts';
import { Refusal } from './refusal.ts';

// A web page can make a browser post a form or plain text to any address without asking; JSON it can't.
const ACCEPTED: ReadonlySet<string> = new Set(['application/json', 'application/graphql+json']);

/** What a result can be written as. */
const WRITTEN = [
  'application/json',
  'application/graphql-response+json',
  'text/event-stream',
  'multipart/mixed',
];

const mediaTypeIn = remembering((contentType: string): string => {
  const [mediaType = ''] = contentType.toLowerCase().split(';', 1);
  return mediaType.trim();
});

const mediaTypeOf = ({ incoming }: Exchange): string => mediaTypeIn(incoming.header('content-type') ?? '');

/** Whether a body may hold a file. */
export const isMultipart = (exchange: Exchange): boolean => mediaTypeOf(exchange) === 'multipart/form-data';

/**
 * Lets no body pass that is not JSON.
 *
 * @throws Refusal 415
 */
export const requireJson = (exchange: Exchange): void => {
  const encoding = exchange.incoming.header('content-encoding') ?? 'identity';
  if (!ACCEPTED.has(mediaTypeOf(exchange)) || encoding !== 'identity') {
    throw new Refusal(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'Send the operation as JSON, uncompressed, with the header `Content-Type: application/json`.',
      { 'accept-post': [...ACCEPTED].join(', ') },
    );
  }
};

/**
 * Lets nobody pass who could not read the answer: yoga finds out only once the operation has run.
 *
 * @throws Refusal 406
 */
export const requireReadable = ({ incoming }: Exchange): void => {
  const accept = incoming.header('accept') ?? '*/*';
  // Nearly everybody reads JSON, and what their header says is known already.
  if (readsOf(accept)) return;
  const ranges = accept.toLowerCase().split(',');
  if (!ranges.some(isWritten)) {
    throw new Refusal(406, 'NOT_ACCEPTABLE', `An answer comes as ${WRITTEN.join(', ')}: accept one of them.`);
  }
};

const isWritten = (range: string): boolean => {
  const [mediaType = '', ...parameters] = range.split(';').map((part) => part.trim());
  const [type, subtype] = mediaType.split('/');
  const known =
    mediaType === '*/*' ||
    WRITTEN.includes(mediaType) ||
    (subtype === '*' && WRITTEN.some((written) => written.startsWith(`${type}/`)));
  return (
    known &&
    parameters.every((parameter) => !parameter.startsWith('charset=') || parameter === 'charset=utf-8')
  );
};

/** For a subscription whose client reads no events: it is found out once its document is known. */
export const EVENTS_UNREADABLE = new Refusal(
  406,
  'NOT_ACCEPTABLE',
  'A subscription comes as text/event-stream, or over WebSocket: accept the one, or use the other.',
  { accept: 'text/event-stream' },
);

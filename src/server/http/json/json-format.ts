import { remembering } from '../../remembering.ts';

/** As what a result is written. */
export type JsonFormat = 'application/json' | 'application/graphql-response+json';

/** What a client reads, as far as results and events go. */
export interface Reads {
  readonly json: JsonFormat;
  /** Whether it reads server-sent events, should it turn out to have subscribed. */
  readonly events: boolean;
}

const FORMATS: readonly JsonFormat[] = ['application/graphql-response+json', 'application/json'];

/**
 * What the `Accept` header asks for, by the rules of yoga, which answers where this does not: the first type that is one of
 * JSON's counts, whatever its weight, and a client that accepts anything gets application/json. Null when no JSON is among it.
 */
export const readsOf = remembering((accept: string): Reads | null => {
  const types = typesIn(accept);
  const json = types.map((type) => FORMATS.findLast((format) => covers(type, format))).find(isPresent);
  return json === undefined ? null : { json, events: readsEvents(accept) };
});

/** Whether a client with this `Accept` header reads server-sent events. */
export const readsEvents = (accept: string): boolean =>
  typesIn(accept).some((type) => covers(type, 'text/event-stream'));

const typesIn = (accept: string): readonly string[] =>
  accept.replace(/\s/g, '').toLowerCase().split(',').map(typeIn).filter(isPresent);

/** A type whose character set is not the one that there is, is none. */
const typeIn = (range: string): string | undefined => {
  const [type, ...parameters] = range.split(';');
  const charset = parameters.find((parameter) => parameter.includes('charset='));
  return charset === undefined || charset === 'charset=utf-8' ? type : undefined;
};

const isPresent = <Value>(value: Value | undefined): value is Value => value !== undefined;

const covers = (range: string, mediaType: string): boolean => {
  const [type, subtype] = mediaType.split('/');
  const [askedType, askedSubtype] = range.split('/');
  return (askedType === '*' || askedType === type) && (askedSubtype === '*' || askedSubtype === subtype);
};

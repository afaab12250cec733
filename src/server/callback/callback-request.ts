import type { Incoming } from '../incoming.ts';
import { RequestRefusal } from '../pipeline/request-refusal.ts';
import { remembering } from '../remembering.ts';
import type { Callback } from './callback-protocol.ts';

const LONGEST_URL = 2048;
/** Apollo Router's verifiers have 64 characters, everybody's ids are UUIDs or shorter. */
const LONGEST_ID = 256;
/** Apollo Router's default, for a router that leaves it out. */
const USUAL_HEARTBEAT = 5000;
const SHORTEST_HEARTBEAT = 1000;
const LONGEST_HEARTBEAT = 86_400_000;

/** Whether the answer to a subscription may go to a callback address: `Accept: application/json;callbackSpec=1.0`. */
export const wantsCallback = (incoming: Incoming): boolean => accepts(incoming.header('accept') ?? '');

const accepts = remembering((accept: string): boolean =>
  accept.toLowerCase().split(',').some(isCallbackRange),
);

const isCallbackRange = (range: string): boolean => {
  const [mediaType, ...parameters] = range.split(';').map((part) => part.trim());
  return mediaType === 'application/json' && parameters.some((parameter) => SPEC.test(parameter));
};

const SPEC = /^callbackspec="?1\.0"?$/;

/** What a request says about its callback, unchecked; null when it says nothing. */
export type GivenCallback = Readonly<Record<FieldName, unknown>> | null;

type FieldName = 'callbackUrl' | 'subscriptionId' | 'verifier' | 'heartbeatIntervalMs';

/** Takes `extensions.subscription` out of a body, and nothing else, because it may be kept for as long as the subscription. */
export const givenCallback = (body: Buffer): GivenCallback => {
  const { extensions } = parsed(body.toString()) ?? {};
  const subscription = extensions?.subscription;
  if (typeof subscription !== 'object' || subscription === null) return null;
  const { callbackUrl, subscriptionId, verifier, heartbeatIntervalMs } = subscription as GivenCallback &
    object;
  return { callbackUrl, subscriptionId, verifier, heartbeatIntervalMs };
};

/** Null for what is no JSON: it is refused where every request's is. */
const parsed = (
  json: string,
): { readonly extensions?: { readonly subscription?: unknown } | null } | null => {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
};

/** @throws RequestRefusal BAD_REQUEST that says what is wrong with it. */
export const callbackOf = (given: GivenCallback): Callback => {
  if (given === null) throw malformed('`extensions.subscription` is missing');
  return {
    url: text(given, 'callbackUrl', LONGEST_URL),
    id: text(given, 'subscriptionId', LONGEST_ID),
    verifier: text(given, 'verifier', LONGEST_ID),
    heartbeat: heartbeat(given.heartbeatIntervalMs ?? USUAL_HEARTBEAT),
  };
};

const text = (given: Readonly<Record<FieldName, unknown>>, name: FieldName, longest: number): string => {
  const value = given[name];
  if (typeof value === 'string' && value !== '' && value.length <= longest) return value;
  throw malformed(`\`${name}\` is a text of 1 to ${longest} characters`);
};

const heartbeat = (value: unknown): number => {
  const isAllowed =
    value === 0 ||
    (Number.isInteger(value) && Number(value) >= SHORTEST_HEARTBEAT && Number(value) <= LONGEST_HEARTBEAT);
  if (isAllowed) return Number(value);
  throw malformed(
    `\`heartbeatIntervalMs\` is 0, or a whole number from ${SHORTEST_HEARTBEAT} to ${LONGEST_HEARTBEAT}`,
  );
};

const malformed = (what: string): RequestRefusal =>
  new RequestRefusal('BAD_REQUEST', `A subscription by HTTP callback is malformed: ${what}.`);

import { type Reply, readBody, readResult } from './reply.ts';

type Headers = Readonly<Record<string, string>>;

const textOf = (response: Response, body: string): string =>
  `${[...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${body}`;

/** Posts a body and reads the answer. */
export const overHttp = async (
  url: string,
  body: BodyInit | AsyncIterable<Uint8Array>,
  headers: Headers = {},
): Promise<Reply> => {
  const init = { method: 'POST', body: body as BodyInit, headers: { ...RESPONSE, ...headers } };
  // Without `half`, nothing that comes in pieces is sent.
  return read(await fetch(url, { ...init, duplex: 'half' } as RequestInit));
};

/** Reads an answer that ends; of events, the first result. */
export const read = async (response: Response): Promise<Reply> => {
  const body = await response.text();
  const [, json = body] = RESULT.exec(body) ?? [];
  return { status: response.status, closed: null, ...readBody(json), text: textOf(response, body) };
};

export const JSON_BODY = { 'content-type': 'application/json' };
/** Asked for like this, a refusal has a status of its own. */
const RESPONSE = { accept: 'application/graphql-response+json' };

/** Posts an operation and reads server-sent events: the first result, or the refusal. */
export const overEvents = async (url: string, payload: string, headers: Headers = {}): Promise<Reply> => {
  const gone = new AbortController();
  const response = await fetch(url, {
    method: 'POST',
    body: payload,
    headers: { ...JSON_BODY, accept: 'text/event-stream', ...headers },
    signal: gone.signal,
  });
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return read(response);
  let events = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    const text = decoder.decode(chunk, { stream: true });
    events += text;
    // An event's own text holds no empty line, so that only its end is worth a look at the whole.
    if (text.includes('\n\n') && RESULT.test(events)) break;
  }
  gone.abort();
  const [, data = 'null'] = RESULT.exec(events) ?? [];
  return {
    status: response.status,
    closed: null,
    ...readResult(JSON.parse(data)),
    text: textOf(response, events),
  };
};

const RESULT = /^event: next\ndata: (.*)\n\n/m;

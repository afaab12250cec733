/** A client of a router: one that knows of no subgraphs, and uses no library. */

const post = (url: string, accept: string, query: string, variables: object): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query, variables }),
  });

interface Result<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** The data, which is partly null where there are errors. @throws Error when there is none. */
const dataOf = <Data>({ data, errors = [] }: Result<Data>): Data => {
  if (data) return data;
  throw new Error(errors.map(({ message }) => message).join(' '));
};

/** Asks a query or a mutation. */
export const ask = async <Data>(url: string, query: string, variables: object = {}): Promise<Data> =>
  dataOf((await (await post(url, 'application/json', query, variables)).json()) as Result<Data>);

/** Subscribes by server-sent events, until the subscription ends. */
export async function* subscribe<Data>(url: string, query: string, variables: object): AsyncGenerator<Data> {
  const { body } = await post(url, 'text/event-stream', query, variables);
  let text = '';
  for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    // Hive Gateway ends lines with LF, Grafbase with CRLF.
    text += piece.replaceAll('\r', '');
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [, data] = /^event: ?next\ndata: ?(.+)$/m.exec(text.slice(0, end)) ?? [];
      if (data) yield dataOf(JSON.parse(data) as Result<Data>);
      text = text.slice(end + 2);
    }
  }
}

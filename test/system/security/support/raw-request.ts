import { connect } from 'node:net';
import { type Reply, readBody } from './reply.ts';

/** Writes these bytes on a connection of their own, and reads until it is closed, by whom and however that may be. */
export const sendRaw = (port: number, ...pieces: readonly (string | Uint8Array)[]): Promise<Reply> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1');
    // Whoever breaks off in the midst has answered by then, or has nothing to say.
    socket.on('error', () => {});
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.once('close', () => resolve(parse(Buffer.concat(chunks).toString('latin1'))));
    for (const piece of pieces) socket.write(piece);
  });

const parse = (text: string): Reply => {
  const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
  // The JSON alone, whether it came in one piece or in chunks.
  const [body = ''] = /\{.*\}/s.exec(text) ?? [];
  return { status: status === undefined ? null : Number(status), closed: null, ...readBody(body), text };
};

export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  /** Lines, in order; a Host and the end of the connection come before them unless `bare`. */
  readonly headers?: readonly string[];
  readonly bare?: true;
  readonly body?: string;
}

/** A request to the last byte. */
export const rawRequest = ({
  method = 'POST',
  path = '/graphql',
  headers = [],
  bare,
  body = '',
}: RawRequest): string => {
  const usual = bare
    ? []
    : ['host: localhost', 'connection: close', 'accept: application/graphql-response+json'];
  return [`${method} ${path} HTTP/1.1`, ...usual, ...headers, '', body].join('\r\n');
};

/** The header lines of a JSON body. */
export const jsonHeaders = (body: string): readonly string[] => [
  'content-type: application/json',
  `content-length: ${Buffer.byteLength(body)}`,
];

import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import { read } from './over-http.ts';
import type { Reply } from './reply.ts';

/** Asks for a socket, and reads the answer of one who gives none. */
export const refusedHandshake = async (url: string, options: ClientOptions = {}): Promise<Reply> => {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), 'graphql-transport-ws', options);
  const opened = once(socket, 'open').then(
    () => 'opened' as const,
    () => 'failed' as const,
  );
  const answer = await Promise.race([once(socket, 'unexpected-response'), opened]);
  if (typeof answer === 'string') {
    socket.terminate();
    return { status: 101, closed: null, codes: [], text: answer };
  }
  const [, response] = answer;
  return read(new Response(response, { status: response.statusCode }));
};

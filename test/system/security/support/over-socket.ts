import { connectSocket } from '../../../support/test-socket.ts';
import { type Reply, readResult } from './reply.ts';

/**
 * Sends one operation over a socket, reads its first result or its refusal, and makes sure that the socket's other
 * operations go on.
 *
 * @param params the payload of `connection_init`.
 */
export const overSocket = async (url: string, payload: string, params: object = {}): Promise<Reply> => {
  const { socket, send, read, closed } = await connectSocket(url, params);
  send(`{"type":"subscribe","id":"attack","payload":${payload}}`);
  const first = await Promise.race([read(), closed]);
  if ('code' in first) return { status: null, closed: first.code, codes: [], text: first.reason };
  const result = first.type === 'error' ? { errors: first.payload } : first.payload;

  if (first.type === 'next') send({ type: 'complete', id: 'attack' });
  send({ type: 'subscribe', id: 'sibling', payload: { query: '{ __typename }' } });
  let answer = await read();
  while (answer.id !== 'sibling') answer = await read();
  socket.terminate();
  if (answer.type !== 'next')
    throw new Error(`The next operation on the socket got ${JSON.stringify(answer)}.`);
  return { status: null, closed: null, ...readResult(result), text: JSON.stringify(first) };
};

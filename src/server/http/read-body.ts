import type { IncomingMessage } from 'node:http';
import type { Exchange } from './exchange.ts';
import { Refusal } from './refusal.ts';

/**
 * Reads a body whole. Beyond the limit nothing more is kept, but the rest is still let in, unread: a client that writes
 * before it reads must get to the answer.
 *
 * @param what it is called in the refusal, such as "A request".
 * @throws Refusal 413
 */
export const readBody = ({ request }: Exchange, maxBytes: number, what: string): Buffer | Promise<Buffer> => {
  // Who says beforehand that it is too large need not send it.
  if (Number(request.headers['content-length']) > maxBytes) throw tooLarge(maxBytes, what);
  return hasArrived(request) ? arrivedBody(request) : arrivingBody(request, maxBytes, what);
};

/**
 * Whether all of a body that says its length is here, unread: most come in one piece with their headers. Node hands over a
 * request before it reads on, so nothing is here until something has been waited for.
 */
export const hasArrived = (request: IncomingMessage): boolean =>
  request.readableLength === Number(request.headers['content-length']);

const arrivedBody = (request: IncomingMessage): Buffer => {
  const body: Buffer | null = request.read();
  // Nothing more comes but the end, which somebody must let in.
  request.resume();
  return body ?? NO_BODY;
};

const NO_BODY = Buffer.alloc(0);

const arrivingBody = (request: IncomingMessage, maxBytes: number, what: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const take = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      request.off('data', take);
      request.resume();
      chunks.length = 0;
      reject(tooLarge(maxBytes, what));
    };
    const gone = (): void => {
      if (!request.complete) reject(new Error('The client went away before its request had arrived.'));
    };
    // Who went while the door looked him over is not heard of again.
    if (request.closed) return gone();
    request.on('data', take);
    request.once('end', () => {
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, bytes));
      // A request lives as long as its answer, and with it whoever listens to it, and what he holds.
      request.off('data', take).off('close', gone);
    });
    request.once('close', gone);
  });

const tooLarge = (maxBytes: number, what: string): Refusal =>
  new Refusal(413, 'REQUEST_ENTITY_TOO_LARGE', `${what} has at most ${maxBytes} bytes; this one has more.`);

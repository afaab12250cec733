import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Rendered } from '../server/send-answer.ts';
import type { DrippedBodyFault, HtmlBodyFault, TruncatedBodyFault } from './fault.ts';
import type { WaitingRoom } from './waiting-room.ts';

const piecesOf = ({ content }: Rendered): AsyncIterable<Buffer> | Iterable<Buffer> =>
  Buffer.isBuffer(content) ? [content] : content;

/** Announces the whole body, sends its beginning and closes the connection. */
export async function sendTruncated(
  response: ServerResponse,
  rendered: Rendered,
  fault: TruncatedBodyFault,
): Promise<void> {
  let left = Math.max(0, Math.min(fault.bytes ?? Math.floor(rendered.size / 2), rendered.size - 1));
  response.writeHead(rendered.status, rendered.headers);
  response.flushHeaders();
  for await (const piece of piecesOf(rendered)) {
    const part = piece.subarray(0, left);
    left -= part.length;
    await new Promise((resolve) => response.write(part, resolve));
    if (left === 0 || response.destroyed) break;
  }
  // Unlike `destroy`, this lets what was written go out first.
  response.socket?.destroySoon();
}

/** Sends the head at once and the body byte by byte. */
export async function sendDripped(
  response: ServerResponse,
  rendered: Rendered,
  { milliseconds }: DrippedBodyFault,
  room: WaitingRoom,
): Promise<void> {
  response.writeHead(rendered.status, rendered.headers);
  response.flushHeaders();
  for await (const piece of piecesOf(rendered)) {
    let sent = 0;
    await room.every(milliseconds, () => {
      if (response.destroyed) return false;
      response.write(piece.subarray(sent, sent + 1));
      sent += 1;
      return sent < piece.length;
    });
    if (response.destroyed) return;
  }
  response.end();
}

/** What a proxy says that stands before the upstream. */
export function proxyPage({ status = 200 }: HtmlBodyFault): Rendered {
  const title = status === 200 ? 'Please wait' : `${status} ${STATUS_CODES[status] ?? ''}`;
  const content = Buffer.from(
    `<!DOCTYPE html>\n<html>\n<head><title>${title}</title></head>\n` +
      `<body>\n<center><h1>${title}</h1></center>\n<hr><center>proxy</center>\n</body>\n</html>\n`,
  );
  return {
    status,
    headers: { 'content-type': 'text/html', 'content-length': content.length },
    size: content.length,
    content,
  };
}

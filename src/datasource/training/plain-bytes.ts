const BASE64_TEXT = /^[A-Za-z0-9+/=\r\n]+$/;

// A CSV's first comma stands well before this.
const TELLING_LENGTH = 64;

async function* decodeBase64(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + chunk.toString('latin1').replace(/\s+/g, '');
    const whole = text.length - (text.length % 4);
    rest = text.slice(whole);
    yield Buffer.from(text.slice(0, whole), 'base64');
  }
  yield Buffer.from(rest, 'base64');
}

/** The chunks again, once `head` has been read off their front. */
async function* rejoin(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/**
 * A result file's bytes, whether they came as they are (Azure) or encoded in base64 (OpenAI). Nothing announces which: a CSV
 * shows itself by a character that base64 doesn't know, the comma of its header at the latest.
 */
export async function* plainBytes(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunks = content[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    head = Buffer.concat([head, next.value]);
    if (head.length >= TELLING_LENGTH) break;
  }
  const isBase64 = BASE64_TEXT.test(head.toString('latin1', 0, TELLING_LENGTH));
  const whole = rejoin(head, chunks);
  yield* isBase64 ? decodeBase64(whole) : whole;
}

import { Agent, type IncomingMessage, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';

/**
 * A client that uploads one file over and over, a few at a time, and says how long it took. The file is made in advance; a
 * piece of it is sent when the server has taken the one before.
 */
export interface UploadOrder {
  readonly files: number;
}

const [url = '', token = '', size = '0', atOnce = '1'] = process.argv.slice(2);
const PIECE = 64 * 1024;
const line =
  '{"messages":[{"role":"user","content":"What is it?"},{"role":"assistant","content":"A bench."}]}\n';
const piece = Buffer.from(line.repeat(Math.ceil(PIECE / line.length)).slice(0, PIECE));
const pieces = Math.ceil(Number(size) / PIECE);

const BOUNDARY = 'tunegraph-bench';
const operations = JSON.stringify({
  query:
    'mutation Upload($file: Upload!) { uploadFineTuningFile(file: $file) { file { id } userErrors { message } } }',
  variables: { file: null },
});
const part = (name: string, more = ''): string =>
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n`;
const head = `${part('operations')}${operations}\r\n${part('map')}{"0":["variables.file"]}\r\n${part('0', '; filename="bench.jsonl"\r\ncontent-type: application/jsonl')}`;
const tail = `\r\n--${BOUNDARY}--\r\n`;

const agent = new Agent({ keepAlive: true });
const headers = {
  authorization: `Bearer ${token}`,
  'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
  'content-length': Buffer.byteLength(head) + pieces * piece.length + Buffer.byteLength(tail),
  'graphql-require-preflight': 'true',
};

const upload = async (): Promise<void> => {
  const sending = request(url, { agent, method: 'POST', headers });
  const answering = new Promise<IncomingMessage>((resolve, reject) => {
    sending.once('response', resolve).once('error', reject);
  });
  sending.write(head);
  for (let sent = 0; sent < pieces; sent += 1) {
    if (!sending.write(piece)) await new Promise((resolve) => sending.once('drain', resolve));
  }
  sending.end(tail);
  const said = await text(await answering);
  if (!said.includes('"file":{"id":"file-bench"}')) throw new Error(`An upload was answered with ${said}`);
};

process.on('message', async ({ files }: UploadOrder) => {
  const begun = performance.now();
  let left = files;
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await upload();
    }
  };
  await Promise.all(Array.from({ length: Number(atOnce) }, client));
  process.send?.({ seconds: (performance.now() - begun) / 1000 });
});
process.send?.('ready');

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An upstream that takes files as fast as they come, throws them away, and says how much of them came. */
let bytes = 0;

const file = (count: number): string =>
  JSON.stringify({
    object: 'file',
    id: 'file-bench',
    bytes: count,
    created_at: 1_763_820_000,
    filename: 'bench.jsonl',
    purpose: 'fine-tune',
    status: 'processed',
  });

const server = createServer((request, response) => {
  let received = 0;
  request.on('data', (chunk: Buffer) => {
    received += chunk.length;
  });
  request.on('end', () => {
    bytes += received;
    const said = file(received);
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(said) })
      .end(said);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
});

process.on('message', () => {
  process.send?.({ bytes });
  bytes = 0;
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import '../report-memory.js';

/** The ceiling: Node's own server, which reads a body and answers what it always answers. */
const answer = Buffer.from(JSON.stringify({ data: { fineTuningJob: { id: 'ftjob-bench' } } }));

const server = createServer((request, response) => {
  request.resume().once('end', () => {
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length })
      .end(answer);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));

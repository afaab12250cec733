import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import '../report-memory.js';

/** What is left when there is no GraphQL: a request comes in, one goes out, its body is handed back. */
const upstream = new URL(process.env['OPENAI_BASE_URL'] ?? '');
const pool = new Pool(upstream.origin, { connections: 512 });

const server = createServer(async ({ url, headers: { authorization = '' } }, response) => {
  const { statusCode, body } = await pool.request({
    method: 'GET',
    path: `${upstream.pathname}${url}`,
    headers: { authorization },
  });
  const bytes = Buffer.from(await body.arrayBuffer());
  response
    .writeHead(statusCode, { 'content-type': 'application/json', 'content-length': bytes.length })
    .end(bytes);
});
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));

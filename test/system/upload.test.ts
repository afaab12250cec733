import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { print } from 'graphql';
import { expect, it, onTestFinished } from 'vitest';
import { graphql } from '../support/operations/index.ts';
import { runCommand } from '../support/run-command.ts';

const MEBIBYTE = 1024 ** 2;

/** Bytes of a process's memory, by the name that the kernel gives to the figure. */
const memoryOf = (pid: number, name: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

const UploadLarge = graphql(`
  mutation UploadLarge($file: Upload!) {
    uploadFineTuningFile(file: $file) { file { id } userErrors { code message } }
  }
`);

/** An upstream that takes files, keeps none of them, and counts the bytes of the last one as they arrive. */
const startUpstream = async () => {
  let received = 0;
  const server = createServer((message, response) => {
    received = 0;
    message.on('data', (piece: Buffer) => {
      received += piece.length;
    });
    message.on('end', () => response.end(JSON.stringify({ id: 'file-1', object: 'file' })));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    received: () => received,
  };
};

const part = (disposition: string, content: string) =>
  `--b\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}`;
const example = '{"messages": [{"role": "user", "content": "?"}, {"role": "assistant", "content": "!"}]}';
const block = Buffer.from(`${example.padEnd(1023)}\n`.repeat(1024));

/** Uploads this many MiB of examples as fast as they are taken, never holding them, and answers what came back. */
const upload = async (
  url: string,
  mebibytes: number,
  onSent: (bytes: number) => void = () => {},
): Promise<unknown> => {
  const client = request(url, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=b', 'graphql-require-preflight': '1' },
  });
  const answered = once(client, 'response');
  const operations = JSON.stringify({ query: print(UploadLarge), variables: { file: null } });
  client.write(`${part('name="operations"', operations)}\r\n`);
  client.write(`${part('name="map"', '{"0": ["variables.file"]}')}\r\n`);
  client.write(part('name="0"; filename="large.jsonl"', ''));
  for (let sent = 1; sent <= mebibytes; sent += 1) {
    if (!client.write(block)) await once(client, 'drain');
    onSent(sent * MEBIBYTE);
  }
  client.end('\r\n--b--\r\n');
  const [response] = await answered;
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
};

it('hands 300 MiB on while they arrive, without holding them', async () => {
  const upstream = await startUpstream();
  const service = runCommand([], { OPENAI_API_KEY: 'sk-own', OPENAI_BASE_URL: upstream.url });
  const [, url = ''] = await service.printed(/GraphQL +(http:\S+)/);

  // The first uploads pay for code, and for the engine's first compaction of what the start has left behind.
  for (let round = 0; round < 3; round += 1) await upload(url, 50);
  const before = memoryOf(service.pid, 'VmRSS');
  writeFileSync(`/proc/${service.pid}/clear_refs`, '5');
  let behind = 0;
  const answer = await upload(url, 300, (sent) => {
    behind = Math.max(behind, sent - upstream.received());
  });
  const grown = memoryOf(service.pid, 'VmHWM') - before;
  process.stdout.write(
    `300 MiB uploaded; the upstream was ${(behind / MEBIBYTE).toFixed(1)} MiB behind at most, ` +
      `the service grew by ${(grown / MEBIBYTE).toFixed(1)} MiB at most.\n`,
  );

  expect(answer).toEqual({ data: { uploadFineTuningFile: { file: { id: 'file-1' }, userErrors: [] } } });
  expect(upstream.received()).toBeGreaterThan(300 * MEBIBYTE);
  // A service that waited for the end, or took more than the upstream does, would be as far behind as the file is long.
  expect(behind).toBeLessThan(100 * MEBIBYTE);
  expect(grown).toBeLessThan(32 * MEBIBYTE);
});

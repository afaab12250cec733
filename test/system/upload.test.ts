import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { expect, it } from 'vitest';
import { runCommand, runNode } from '../support/run-command.ts';

const MEBIBYTE = 1024 ** 2;

/** Kilobytes of a process's memory, by the name that the kernel gives to the figure. */
const memoryOf = (pid: number, name: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

const operation = JSON.stringify({
  query:
    'mutation ($file: Upload!) { uploadFineTuningFile(file: $file) { file { bytes } userErrors { code message } } }',
  variables: { file: null },
});

/** Uploads this many MiB of examples, never holding them, and answers what came back. */
const upload = (url: string, mebibytes: number): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const client = request(
      url,
      {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=b', 'graphql-require-preflight': '1' },
      },
      async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve(JSON.parse(Buffer.concat(chunks).toString()));
      },
    );
    client.on('error', reject);
    const part = (disposition: string, content: string) =>
      `--b\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}`;
    client.write(
      `${part('name="operations"', operation)}\r\n${part('name="map"', '{"0": ["variables.file"]}')}\r\n`,
    );
    client.write(part('name="0"; filename="large.jsonl"', ''));
    const line = '{"messages": [{"role": "user", "content": "?"}, {"role": "assistant", "content": "!"}]}';
    const block = Buffer.from(`${line.padEnd(1023)}\n`.repeat(1024));
    let sent = 0;
    const send = (): void => {
      for (;;) {
        if (sent === mebibytes) return void client.end('\r\n--b--\r\n');
        sent += 1;
        if (!client.write(block)) return void client.once('drain', send);
      }
    };
    send();
  });

it('takes 300 MiB through the service without holding them', async () => {
  const emulator = runNode(['dist/emulator/main.js', '--port', '0']);
  const [, upstream = ''] = await emulator.printed(/(http:\S+\/v1)/);
  const service = runCommand([], { OPENAI_API_KEY: 'sk-own', OPENAI_BASE_URL: upstream });
  const [, url = ''] = await service.printed(/GraphQL +(http:\S+)/);

  // The first uploads pay for code, and for the engine's first compaction of what the start has left behind.
  for (let round = 0; round < 3; round += 1) await upload(url, 50);
  const before = memoryOf(service.pid, 'VmRSS');
  writeFileSync(`/proc/${service.pid}/clear_refs`, '5');
  expect(await upload(url, 300)).toEqual({
    data: { uploadFineTuningFile: { file: { bytes: 300 * MEBIBYTE }, userErrors: [] } },
  });
  const grown = memoryOf(service.pid, 'VmHWM') - before;
  process.stdout.write(
    `300 MiB uploaded; the service grew by ${(grown / MEBIBYTE).toFixed(1)} MiB at most.\n`,
  );
  expect(grown).toBeLessThan(32 * MEBIBYTE);
});

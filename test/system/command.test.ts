import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DocumentNode, print } from 'graphql';
import { expect, it, onTestFinished } from 'vitest';
import { deferred } from '../support/deferred.ts';
import { graphql } from '../support/operations/index.ts';
import { runCommand, runNode } from '../support/run-command.ts';
import { startUpstreamStub } from '../support/start-upstream-stub.ts';

const ADDRESS = /GraphQL +(http:\S+)/;
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

const ReadSeed = graphql(`
  query ReadSeed { fineTuningJob(id: "ftjob-seed-failed") { status } }
`);

const ReadSlowly = graphql(`
  query ReadSlowly { fineTuningJob(id: "ftjob-1") { id } }
`);

const ListAsLibrary = graphql(`
  query ListAsLibrary { fineTuningJobs { nodes { id } } }
`);

const ask = async (url: string, document: DocumentNode): Promise<unknown> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(document) }),
  });
  return response.json();
};

it('runs on the emulator without any setting, says so, and ends by itself at SIGTERM', async () => {
  const command = runCommand();
  const [, url = ''] = await command.printed(ADDRESS);
  expect(await ask(url, ReadSeed)).toEqual({
    data: { fineTuningJob: { status: 'FAILED' } },
  });
  command.kill('SIGTERM');
  const { code, stdout, stderr } = await command.ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(`Tunegraph ${version} is ready.`);
  expect(stdout).toMatch(
    /Upstream +the embedded emulator, which plays openai, because no upstream is configured/,
  );
});

it('names the provider and who may ask, and never the key', async () => {
  const command = runCommand(['--port', '0'], {
    PORT: 'overridden',
    OPENAI_API_KEY: 'sk-own',
    OPENAI_BASE_URL: 'https://provider.example/v1',
  });
  await command.printed(ADDRESS);
  command.kill('SIGINT');
  const { code, stdout, stderr } = await command.ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(/Upstream +provider\.example, which speaks the API of openai\n/);
  expect(stdout).toMatch(/Callers +none:/);
  expect(stdout + stderr).not.toContain('sk-own');
});

it('lets a request under way finish after SIGTERM, and ends with 0', async () => {
  const asked = deferred();
  const answer = deferred();
  const upstream = await startUpstreamStub(async () => {
    asked.resolve();
    await answer.promise;
    return { status: 404, json: { error: { message: 'No such job' } } };
  });
  const command = runCommand([], { OPENAI_API_KEY: 'sk-own', OPENAI_BASE_URL: upstream.url });
  const [, url = ''] = await command.printed(ADDRESS);
  const result = ask(url, ReadSlowly);
  await asked.promise;
  command.kill('SIGTERM');
  await expect
    .poll(() =>
      fetch(url).then(
        () => 'answers',
        () => 'is closed',
      ),
    )
    .toBe('is closed');
  answer.resolve();
  expect(await result).toEqual({ data: { fineTuningJob: null } });
  expect(await command.ended).toMatchObject({ code: 0 });
});

it('cuts off what takes longer than the grace time', async () => {
  const asked = deferred();
  const upstream = await startUpstreamStub(() => {
    asked.resolve();
    return () => {};
  });
  const command = runCommand([], {
    OPENAI_API_KEY: 'sk-own',
    OPENAI_BASE_URL: upstream.url,
    TUNEGRAPH_SHUTDOWN_GRACE_MS: '50',
  });
  const [, url = ''] = await command.printed(ADDRESS);
  const result = ask(url, ReadSlowly);
  result.catch(() => {});
  await asked.promise;
  command.kill('SIGTERM');
  await expect(result).rejects.toThrow();
  await upstream.requests[0]?.abandoned;
  expect(await command.ended).toMatchObject({ code: 0, stderr: '' });
});

it('does not wait after a second signal', async () => {
  const asked = deferred();
  const upstream = await startUpstreamStub(() => {
    asked.resolve();
    return () => {};
  });
  const command = runCommand([], { OPENAI_API_KEY: 'sk-own', OPENAI_BASE_URL: upstream.url });
  const [, url = ''] = await command.printed(ADDRESS);
  ask(url, ReadSlowly).catch(() => {});
  await asked.promise;
  command.kill('SIGTERM');
  await expect
    .poll(() =>
      fetch(url).then(
        () => 'answers',
        () => 'is closed',
      ),
    )
    .toBe('is closed');
  command.kill('SIGTERM');
  expect(await command.ended).toMatchObject({ code: 1 });
});

it('says in words that its port is in use', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const { code, stdout, stderr } = await runCommand(['--port', String(port)]).ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(
    `Tunegraph can't start: port ${port} on 127.0.0.1 is in use. Choose another by --port or PORT; 0 takes any free one.\n`,
  );
});

it('says in words that its address is none of this machine', async () => {
  const env = { TUNEGRAPH_ALLOW_UNAUTHENTICATED: 'true' };
  const { code, stderr } = await runCommand(['--host', '192.0.2.1'], env).ended;
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: "Tunegraph can't start: 192.0.2.1 is no address of this machine. Choose one by --host or HOST.\n",
  });
});

it('ends the start at bad settings, naming all of them', async () => {
  const env = { PORT: 'x', TUNEGRAPH_AUHT: 'none', OPENAI_API_KEY: 'sk with spaces' };
  const { code, stdout, stderr } = await runCommand([], env).ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('TUNEGRAPH_AUHT ("none") is not a setting. Did you mean TUNEGRAPH_AUTH?');
  expect(stderr).toContain('PORT is "x". Allowed: a whole number from 0 to 65535');
  expect(stderr).toContain('OPENAI_API_KEY holds a value that is not allowed');
  expect(stderr).not.toContain('sk with');
  expect(stderr).not.toContain('    at ');
});

it('does not run with a flag that it does not know', async () => {
  expect(await runCommand(['--prot', '1']).ended).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('--prot is not a flag. Did you mean --port?'),
  });
});

it.each([
  ['--help', /^tunegraph .*\n\nUsage: tunegraph \[flags\]\n.*--port=…/s],
  ['--version', new RegExp(`^${version.replaceAll('.', '\\.')}\n$`)],
])('prints with %s and does nothing else', async (flag, printed) => {
  expect(await runCommand([flag]).ended).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(printed),
    stderr: '',
  });
});

it('leaves a program that uses it as a library free to end', async () => {
  const program = `
    import { createApp, loadConfig } from './dist/app.js';
    const app = createApp(loadConfig({ env: { PORT: '0' } }));
    await app.start();
    const answer = await fetch(app.url + '?query=${encodeURIComponent(print(ListAsLibrary))}');
    console.log(answer.status);
    await app.stop();
    console.log('stopped');
  `;
  expect(await runNode(['--input-type=module', '--eval', program]).ended).toMatchObject({
    code: 0,
    stdout: '200\nstopped\n',
    stderr: '',
  });
});

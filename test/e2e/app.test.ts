import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DocumentNode, print } from 'graphql';
import { expect, it, onTestFinished } from 'vitest';
import { createApp, loadConfig } from '../../src/app.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { graphql } from '../support/operations/index.ts';

const CreateOfCaller = graphql(`
  mutation CreateOfCaller {
    createFineTuningJob(input: { model: "gpt-4o-mini", trainingFile: "file-seed-chat" }) { job { id } }
  }
`);

const ReadOfCaller = graphql(`
  query ReadOfCaller($id: ID!) { fineTuningJob(id: $id) { model } }
`);

const anApp = (env: Readonly<Record<string, string>> = {}) =>
  createApp(loadConfig({ env: { PORT: '0', TUNEGRAPH_SHUTDOWN_GRACE_MS: '0', ...env } }), {
    logger: silentLogger,
  });

const refused = { cause: { code: 'ECONNREFUSED' } };

it('has an address once it has started, and answers there', async () => {
  const app = anApp();
  expect(() => app.url).toThrow('before it has started');
  await app.start();
  expect(await (await fetch(`${app.url}?query={__typename}`)).json()).toEqual({
    data: { __typename: 'Query' },
  });
  await app.stop();
  await expect(fetch(app.url)).rejects.toMatchObject(refused);
});

it('may be started and stopped twice, and stopped without having started', async () => {
  const app = anApp();
  await Promise.all([app.start(), app.start()]);
  await Promise.all([app.stop(), app.stop()]);
  await app.stop();
  await anApp().stop();
});

it('stops while it starts', async () => {
  const app = anApp();
  const started = app.start();
  await app.stop();
  await started;
  await expect(fetch(app.url)).rejects.toMatchObject(refused);
});

it('does not start again once it was stopped', async () => {
  const app = anApp();
  await app.stop();
  await expect(app.start()).rejects.toThrow('has been stopped');
});

it('closes what it had opened when its port is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const sockets = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length;
  const before = sockets();
  const app = anApp({ PORT: String(port) });
  await expect(app.start()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await expect.poll(sockets).toBe(before);
  await app.stop();
});

it('keeps jobs of two callers apart on the emulator in passthrough', async () => {
  const app = anApp({ TUNEGRAPH_AUTH: 'passthrough' });
  await app.start();
  onTestFinished(() => app.stop());
  const ask = async (token: string, document: DocumentNode, variables: object = {}) => {
    const response = await fetch(app.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: print(document), variables }),
    });
    return response.json();
  };
  const { data } = await ask('sk-one', CreateOfCaller);
  const { id } = data.createFineTuningJob.job;
  expect(await ask('sk-one', ReadOfCaller, { id })).toMatchObject({
    data: { fineTuningJob: { model: expect.any(String) } },
  });
  expect(await ask('sk-two', ReadOfCaller, { id })).toEqual({ data: { fineTuningJob: null } });
});

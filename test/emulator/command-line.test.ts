import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { readCommandLine } from '../../src/emulator/command-line.ts';
import { startEmulator } from '../../src/emulator/index.ts';

const secret = 'whsec_c2VjcmV0';

describe('the command line', () => {
  it('says nothing: the usual port', () => {
    expect(readCommandLine([])).toEqual({ kind: 'run', options: { port: 4010, speed: 1, quirks: {} } });
  });

  it('says everything', () => {
    const flags = ['--port', '0', '--host=::1', '--speed', '2.5', '--seed', '7', '--quirk', 'plainResults'];
    const webhook = ['--webhook-url', 'http://127.0.0.1:1/', '--webhook-secret', secret];
    expect(readCommandLine([...flags, '--quirk', 'legacyIds', ...webhook])).toEqual({
      kind: 'run',
      options: {
        port: 0,
        host: '::1',
        speed: 2.5,
        seed: '7',
        quirks: { plainResults: true, legacyIds: true },
        webhook: { url: 'http://127.0.0.1:1/', secret },
      },
    });
  });

  it('says what goes wrong, in one flag or several', () => {
    const fault = 'error;status=503;carriedOut=true;route=POST *;times=1, latency;milliseconds=20';
    expect(readCommandLine(['--fault', fault, '--fault', 'error;retryAfter="Thu, 1 Jan"'])).toMatchObject({
      options: {
        faults: [
          { kind: 'error', status: 503, carriedOut: true, route: 'POST *', times: 1 },
          { kind: 'latency', milliseconds: 20 },
          { kind: 'error', retryAfter: 'Thu, 1 Jan' },
        ],
      },
    });
  });

  it('explains itself, with every flag, quirk and fault', () => {
    const command = readCommandLine(['--port', 'x', '--help']);
    expect(command).toMatchObject({ kind: 'help', text: expect.stringContaining('--webhook-secret') });
    expect(command).toMatchObject({ kind: 'help', text: expect.stringContaining('graderShapes') });
    expect(command).toMatchObject({ kind: 'help', text: expect.stringContaining('lateArrival') });
  });

  it.each<[readonly string[], string]>([
    [['--port', 'http'], "--port: 'http' is no number. Use a whole number from 0 to 65535."],
    [['--port'], '--port: it needs a value: <number>.'],
    [['--speed='], '--speed: it needs a value: <number>.'],
    [['--colour', 'red'], '--colour: there is no such flag. See --help.'],
    [['--constructor', 'x'], '--constructor: there is no such flag. See --help.'],
    [['-p', '1'], '--p: there is no such flag. See --help.'],
    [['start'], "'start': only flags are understood. See --help."],
    [['--quirk', 'colour'], "--quirk: there is no quirk 'colour'. Use any of: emptyErrorObject,"],
    [['--fault', 'eror'], "--fault: Invalid value for 'fault[0].kind': 'eror'. Supported values are:"],
    [['--fault', 'error;500'], "--fault: '500' in 'fault' is no parameter: write name=value."],
    [['--fault', 'error;retryAfter="1'], "--fault: 'fault' has an odd number of quotation marks."],
    [['--fault', 'latency'], "--fault: Missing required parameter: 'fault[0].milliseconds'."],
    [['--webhook-url', 'http://x'], '--webhook-url: it needs --webhook-secret beside it.'],
    [['--webhook-secret', secret], '--webhook-secret: it needs --webhook-url beside it.'],
  ])('is refused in plain words: %j', (flags, message) => {
    expect(() => readCommandLine(flags)).toThrow(message);
  });
});

describe('options', () => {
  it.each<[object, string]>([
    [{ port: 65_536 }, 'port: 65536 is no port. Use a whole number from 0 (any free port) to 65535.'],
    [{ speed: 0 }, 'speed: 0 is no speed. Use a number from 0.001 to 100000; 1 is the usual pace.'],
    [{ speed: Number.NaN }, 'speed: NaN is no speed.'],
    [{ apiKeys: [] }, 'apiKeys: give at least one key'],
    [{ maximumFileSize: 0 }, 'maximumFileSize: 0 is no size.'],
    [{ maximumOrganizations: 0.5 }, 'maximumOrganizations: 0.5 is no count.'],
    [{ webhook: { url: 'ftp://x', secret } }, "webhook.url: 'ftp://x' is no address."],
    [{ webhook: { url: 'http://x', secret: 'hush' } }, "webhook.secret: it isn't a webhook secret."],
    [{ faults: [{ kind: 'reset', times: 0 }] }, "faults: Invalid 'faults[0].times': integer below minimum"],
    [{ quirks: { colour: true } }, "quirks: there is no quirk 'colour'."],
  ])('that cannot be used are refused before anything starts: %j', async (options, message) => {
    await expect(startEmulator(options)).rejects.toThrow(message);
  });
});

const main = fileURLToPath(new URL('../../src/emulator/main.ts', import.meta.url));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function run(...flags: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const output = { out: '', error: '' };
  child.stdout.on('data', (piece: Buffer) => {
    output.out += piece.toString();
  });
  child.stderr.on('data', (piece: Buffer) => {
    output.error += piece.toString();
  });
  return { child, output };
}

describe('the command', { timeout: 30_000 }, () => {
  it('tells its address, answers there, and stops with 0 when it is asked to', async () => {
    const { child, output } = run('--port', '0');
    await once(child.stdout, 'data');
    const url = /ready at (\S+)/.exec(output.out)?.[1];
    const response = await fetch(`${url}/files`, { headers: { authorization: 'Bearer sk-any' } });
    expect(response.status).toBe(200);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('says what is wrong with a flag, and nothing else', async () => {
    const { child, output } = run('--port', '70000');
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(output).toEqual({
      out: '',
      error: '--port: 70000 is no port. Use a whole number from 0 (any free port) to 65535.\n',
    });
  });

  it('says when the port is taken', async () => {
    const emulator = await startEmulator();
    const { port } = new URL(emulator.url);
    const { child, output } = run('--port', port);
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(output.error).toContain(`--port ${port}: something else listens there.`);
    await emulator.stop();
  });
});

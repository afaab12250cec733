import { expect, it } from 'vitest';
import { readFlags } from '../../src/config/index.ts';

it.each([
  [['--port', '4010', '--host=::1'], { settings: { PORT: '4010', HOST: '::1' } }],
  [['--port=0'], { settings: { PORT: '0' } }],
  [['--help'], { help: true }],
  [['--version', '--port=1'], { version: true, settings: { PORT: '1' } }],
  [[], { help: false, version: false, settings: {}, problems: [] }],
])('reads %j', (args, flags) => {
  expect(readFlags(args)).toMatchObject({ problems: [], ...flags });
});

it.each([
  [['--prot=1'], ['--prot is not a flag. Did you mean --port?']],
  [['-h'], ['-h is not a flag. Did you mean --help?']],
  [['start'], ['"start" is not a flag.']],
  [['--help=yes'], ['--help takes no value.']],
  [['--port'], ['--port needs a value: a whole number from 0 to 65535; 0 takes any free port.']],
  [['--host='], ['--host needs a value: an IP address or a host name, without a port.']],
  [['--port', '--hots'], ['--port needs a value: a whole number from 0 to 65535; 0 takes any free port.']],
])('does not understand %j, and says why', (args, problems) => {
  expect(readFlags(args).problems).toEqual(problems);
});

import { expect, it } from 'vitest';
import { createLogger } from '../../src/server/logger.ts';

const writing = (level: Parameters<typeof createLogger>[0]) => {
  const lines: string[] = [];
  const logger = createLogger(level, { write: (line: string) => void lines.push(line) });
  return { logger, lines };
};

it('writes a JSON line with the level in words and the time', () => {
  const { logger, lines } = writing('info');
  logger.warn({ requestId: 'request-1' }, 'odd');
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    requestId: 'request-1',
    msg: 'odd',
  });
});

it('leaves out what is less grave than asked for', () => {
  const { logger, lines } = writing('error');
  logger.info({}, 'left out');
  logger.error({}, 'written');
  expect(lines).toHaveLength(1);
  const silent = writing('silent');
  silent.logger.error({}, 'left out');
  expect(silent.lines).toEqual([]);
});

it.each(['authorization', 'apiKey', 'token', 'secret', 'password', 'cookie', 'headers'])(
  'hides a field called %s, down to the third level',
  (name) => {
    const { logger, lines } = writing('info');
    logger.info({ [name]: 'sk-1', one: { [name]: 'sk-2', two: { [name]: 'sk-3' } } }, 'careless');
    expect(lines[0]).not.toContain('sk-');
  },
);

import { inspect } from 'node:util';
import type { Logger } from '../../../src/domain/logger.ts';

const written = new Set<string>();
const growing: (() => string)[] = [];

/** Everything that the service has logged in this test file, a line each. */
export const linesLogged = (): readonly string[] => [
  ...written,
  ...new Set(growing.flatMap((read) => read().split('\n'))),
];

/** From now on the lines are those of the next test file. */
export const forgetLines = (): void => {
  written.clear();
  growing.splice(0);
};

/** Notes what was written where an operator reads it. */
export const noteLogged = (text: string): void => {
  for (const line of text.split('\n')) written.add(line);
};

/** The same for what is still being written. */
export const noteGrowingLog = (read: () => string): void => {
  growing.push(read);
};

// A logger that somebody hands to the library may show more of a value than ours does.
const everythingOf = (fields: object): string => {
  const shown = inspect(fields, {
    depth: 10,
    breakLength: Number.POSITIVE_INFINITY,
    maxStringLength: null,
    maxArrayLength: null,
  });
  try {
    return `${shown} ${JSON.stringify(fields)}`;
  } catch {
    return shown;
  }
};

/** The logger, with everything noted that goes to it, whatever its level. */
export const noting = (logger: Logger): Logger => {
  const at =
    (level: keyof Logger) =>
    (fields: object, message: string): void => {
      noteLogged(`${level} ${message} ${everythingOf(fields).replaceAll('\n', ' ')}`);
      logger[level](fields, message);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
};

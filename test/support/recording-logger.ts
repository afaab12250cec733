import type { Logger } from '../../src/domain/logger.ts';
import { noting } from './secrets/logged.ts';

export interface LogLine {
  readonly level: keyof Logger;
  readonly fields: object;
  readonly message: string;
}

/** A logger that remembers, for tests of what an operator gets to read. */
export const createRecordingLogger = (): { readonly logger: Logger; readonly lines: readonly LogLine[] } => {
  const lines: LogLine[] = [];
  const at =
    (level: keyof Logger) =>
    (fields: object, message: string): void => {
      lines.push({ level, fields, message });
    };
  const recording = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  return { logger: noting(recording), lines };
};

/** Where the service writes what its operator should know. Fields never hold a secret. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Writes nowhere. */
export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

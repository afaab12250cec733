import { ServiceError } from './service-error.ts';
import type { UserErrorCode } from './user-error.ts';

/** Something in an input that the provider doesn't take. */
export interface UnsupportedInput {
  readonly message: string;
  /** Where it stands in the input of the operation: such as `['seed']`. */
  readonly path: readonly string[];
  /** What kind of problem it is, where there is a word for it: a limit passed is TOO_LONG. @default NOT_SUPPORTED */
  readonly code?: UserErrorCode;
}

/**
 * The provider can't do what was asked, or takes no such input. Nothing has been sent. A mutation turns it into user errors,
 * one for each input at fault.
 */
export class NotSupported extends ServiceError {
  /** Empty when it is about the operation as a whole. */
  readonly inputs: readonly UnsupportedInput[];

  constructor(message: string, inputs: readonly UnsupportedInput[] = []) {
    super('NOT_SUPPORTED', message);
    this.inputs = inputs;
  }
}

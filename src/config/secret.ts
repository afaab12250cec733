import { inspect } from 'node:util';

/** A value that stands in no log, message or serialisation unless somebody reveals it on purpose. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toJSON(): string {
    return 'secret';
  }

  [inspect.custom](): string {
    return 'secret';
  }
}

/** Whether a text looks as if somebody had put a key where something else belongs. */
export const hidesSecret = (text: string): boolean => /\bsk-|whsec_|bearer /i.test(text);

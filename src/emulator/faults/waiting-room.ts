import type { ServerResponse } from 'node:http';
import type { EmulatorClock } from '../clock.ts';

/** What a wait ends with when the emulator stops or begins anew meanwhile. */
export class WaitAbandoned extends Error {
  constructor() {
    super('The emulator stopped waiting.');
    this.name = 'WaitAbandoned';
  }
}

/** Where requests are kept that a fault delays. Every wait can be ended from outside, with a `WaitAbandoned`. */
export interface WaitingRoom {
  wait(milliseconds: number): Promise<void>;
  /** Takes a step after each interval, until a step answers false. */
  every(milliseconds: number, step: () => boolean): Promise<void>;
  /** Until the client, or the server, closes the connection. */
  untilClosed(response: ServerResponse): Promise<void>;
  /** Ends all waits. */
  abandon(): void;
}

export function createWaitingRoom(clock: EmulatorClock): WaitingRoom {
  const waits = new Set<() => void>();

  const every = (milliseconds: number, step: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      let timer: unknown;
      const abandon = (): void => {
        clock.clearTimeout(timer);
        reject(new WaitAbandoned());
      };
      // The next timer is set inside the last one's call, so that one move of a test's clock takes many steps.
      const plan = (): void => {
        timer = clock.setTimeout(() => {
          if (step()) return plan();
          waits.delete(abandon);
          resolve();
        }, milliseconds);
      };
      waits.add(abandon);
      plan();
    });

  return {
    every,
    wait: (milliseconds) => every(milliseconds, () => false),
    untilClosed: (response) =>
      new Promise((resolve, reject) => {
        if (response.destroyed) return resolve();
        const abandon = (): void => reject(new WaitAbandoned());
        waits.add(abandon);
        response.once('close', () => {
          waits.delete(abandon);
          resolve();
        });
      }),
    abandon() {
      for (const abandon of waits) abandon();
      waits.clear();
    },
  };
}

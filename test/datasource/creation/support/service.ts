import { createDatasource, type Datasource } from '../../../../src/datasource/datasource.ts';
import { createTransport, type Transport } from '../../../../src/datasource/rest/transport.ts';
import { systemClock } from '../../../../src/domain/clock.ts';
import { anySignal } from '../../../../src/domain/light-abort.ts';
import { silentLogger } from '../../../../src/domain/logger.ts';

/** A process of the service that may die at any moment: what it has sent has gone, and it sends nothing more. */
export interface MortalService {
  readonly datasource: Datasource;
  /** What whoever waits for it gets when it dies. */
  readonly lost: Promise<'LOST'>;
  kill(): void;
}

export interface MortalServiceOptions {
  readonly url: string;
  readonly random: () => number;
  readonly watch: (transport: Transport) => Transport;
}

export const SETTLE = 30_000;
const TIMEOUT = 15_000;

const forEver = (): Promise<never> => new Promise(() => {});

export const startMortalService = ({ url, random, watch }: MortalServiceOptions): MortalService => {
  const death = new AbortController();
  const wire = createTransport({
    origin: new URL(url).origin,
    connections: 16,
    timeout: TIMEOUT,
    clock: systemClock,
  });
  const watched = watch(wire);
  const mortal: Transport = {
    ...watched,
    async send(request, { timeout, signal }) {
      if (death.signal.aborted) return forEver();
      const either = anySignal(signal, death.signal);
      try {
        return await watched.send(request, { timeout, signal: either });
      } catch (error) {
        if (death.signal.aborted) return forEver();
        throw error;
      }
    },
  };
  const datasource = createDatasource({
    baseUrl: url,
    provider: 'openai',
    timeout: TIMEOUT,
    connections: 16,
    creation: { tagging: 'all', settle: SETTLE, timeout: 60_000 },
    jobCache: { size: 100, endedFor: 60_000, liveFor: 0 },
    logger: silentLogger,
    random,
    transport: mortal,
  });
  const lost = new Promise<'LOST'>((resolve) => {
    death.signal.addEventListener('abort', () => resolve('LOST'));
  });
  return { datasource, lost, kill: () => death.abort() };
};

import type { AdmittedCaller } from '../../src/domain/caller.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import { type Broadcast, createBroadcast } from './broadcast.ts';
import { type Deferred, deferred } from './deferred.ts';
import { aSchema, type ServiceUnderTest, type StartServiceOptions, startService } from './start-service.ts';

export interface Tick {
  readonly count: number;
  readonly text?: string;
}

/** A service with something to subscribe to, and whatever a test wants to know of it. */
export interface LiveService extends ServiceUnderTest {
  /** What `ticks` subscribes to. */
  readonly ticks: Broadcast<Tick>;
  /** What `slow` answers, once it is resolved. */
  readonly slow: Deferred<string>;
  /** How often `count` was resolved. */
  resolved(): number;
  /** How often `change` ran. */
  changes(): number;
  /** Who asked, one for each operation or event that ran a resolver which looks at its caller. */
  readonly callers: AdmittedCaller[];
}

const TYPES = `
  type Query { who: String, slow: String, broken: String }
  type Mutation { change: Int }
  type Subscription {
    ticks(only: String): Tick
    "Its source is opened only when the test says so."
    late: Tick
    refused: Tick
  }
  type Tick { count: Int, text: String, who: String, failing: Int, only: String }
`;

export const startLiveService = async (
  options: Omit<StartServiceOptions, 'schema'> = {},
): Promise<LiveService> => {
  const ticks = createBroadcast<Tick>();
  const slow = deferred<string>();
  const callers: AdmittedCaller[] = [];
  let resolved = 0;
  let changes = 0;
  const asIs = (event: unknown) => event;
  const schema = aSchema(TYPES, {
    Query: {
      who: (_parent, _args, { caller }) => {
        callers.push(caller);
        return caller.requestId;
      },
      slow: (_parent, _args, { caller }) => {
        callers.push(caller);
        return slow.promise;
      },
      broken: () => {
        throw new Error('sk-secret');
      },
    },
    Mutation: {
      change: () => {
        changes += 1;
        return changes;
      },
    },
    Subscription: {
      ticks: { subscribe: () => ticks.listen(), resolve: asIs },
      late: { subscribe: () => slow.promise.then(() => ticks.listen()), resolve: asIs },
      refused: {
        subscribe: () => {
          throw new ServiceError('NOT_FOUND', 'There is no such job.');
        },
      },
    },
    Tick: {
      count: (tick) => {
        resolved += 1;
        return (tick as Tick).count;
      },
      who: (_tick, _args, { caller }) => {
        callers.push(caller);
        return caller.credential.reveal().token;
      },
      failing: (tick) => {
        throw new ServiceError('UPSTREAM_ERROR', `Tick ${(tick as Tick).count} failed.`);
      },
    },
  });
  const service = await startService({ schema, ...options });
  return { ...service, ticks, slow, callers, resolved: () => resolved, changes: () => changes };
};

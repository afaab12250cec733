import type { ExecutionResult } from 'graphql';
import type { AdmittedCaller } from '../../domain/caller.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Logger } from '../../domain/logger.ts';
import { ServiceError } from '../../domain/service-error.ts';
import { causeForLog } from '../cause-for-log.ts';
import { askYoga } from '../http/ask-yoga.ts';
import type { EventStreamParts } from '../http/event-stream.ts';
import type { Exchange } from '../http/exchange.ts';
import { SHUTTING_DOWN } from '../http/refusal.ts';
import { sendResponse } from '../http/send-response.ts';
import type { Incoming } from '../incoming.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { PROTOCOL, PROTOCOL_HEADER } from './callback-protocol.ts';
import { givenCallback } from './callback-request.ts';
import { type Resolve, systemResolve } from './checked-lookup.ts';
import { confirm } from './confirm.ts';
import { type Delivery, deliver } from './deliver.ts';
import { type Plan, planOf } from './plan.ts';
import { createRouterClient } from './router-client.ts';
import { createSendMessage } from './send-message.ts';

/** Who may be called back, and by which means. */
export interface CallbackOptions {
  /** Addresses with scheme, host, port and path, under which routers are. Empty: nobody is called back. */
  readonly targets: readonly string[];
  /** Whether the names among them may resolve to private addresses. */
  readonly allowPrivate: boolean;
  /** @default the machine's resolver */
  readonly resolve?: Resolve;
  /** Spreads the waits between two tries. @default Math.random */
  readonly random?: () => number;
}

export interface CallbackEndpointParts {
  readonly options: CallbackOptions;
  readonly yoga: Pipeline['yoga'];
  /** A subscription by callback counts as an event stream of its caller's. */
  readonly streams: EventStreamParts;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Takes the requests whose subscription shall be sent to a callback address. */
export interface CallbackEndpoint {
  /** @throws Refusal when the router does not confirm a subscription. Whatever else it is, is answered like everywhere. */
  take(exchange: Exchange, body: Buffer, caller: AdmittedCaller): Promise<void>;
  /**
   * Takes no new subscriptions, and returns once those that run have ended; the pipeline completes them.
   *
   * @param grace milliseconds after which the rest is cut off.
   */
  close(grace: number): Promise<void>;
}

type Results = AsyncIterableIterator<ExecutionResult>;

export const createCallbackEndpoint = (parts: CallbackEndpointParts): CallbackEndpoint => {
  const { yoga, streams, clock, logger } = parts;
  const { counts } = streams;
  const { targets, allowPrivate, resolve = systemResolve, random = Math.random } = parts.options;
  const client = createRouterClient(resolve, allowPrivate);
  const send = createSendMessage({ client, clock, random });
  const cutOff = new AbortController();
  const running = new Set<Promise<void>>();
  let closing = false;

  const begin = async ({ response, incoming }: Exchange, plan: Plan): Promise<void> => {
    await confirm(plan, incoming, { send, clock, cutOff: cutOff.signal, logger });
    response.writeHead(200, { 'content-type': 'application/json', [PROTOCOL_HEADER]: PROTOCOL });
    response.end('{"data":null}');
  };

  const run = async (begun: Promise<void>, delivery: Delivery, caller: AdmittedCaller): Promise<void> => {
    const { credential, requestId } = caller;
    const { results, target } = delivery;
    try {
      // Who asked for it knows why it has not begun.
      const hasBegun = await begun.then(
        () => true,
        () => false,
      );
      const failure = hasBegun ? await deliver(delivery) : null;
      if (failure === null) return;
      logger.warn({ requestId, host: target.host, outcome: failure }, 'subscription by callback broke off');
    } catch (error) {
      logger.error({ requestId, cause: causeForLog(error) }, 'unexpected error');
    } finally {
      await results.return?.();
      counts.leave(credential.id);
    }
  };

  return {
    async take(exchange, body, caller) {
      const { response, incoming } = exchange;
      const given = givenCallback(body);
      const plans: Plan[] = [];
      const taken: Results[] = [];
      const answer = await askYoga(yoga, acceptingEvents(incoming), body, {
        caller,
        takeEvents: (results) => taken.push(results),
        beforeSubscribing() {
          const plan = planOf(given, targets);
          if (!counts.enter(caller.credential.id)) throw tooMany();
          plans.push(plan);
        },
      });
      const [plan] = plans;
      const [results] = taken;
      // Somebody may have given up waiting and answered already.
      if (!plan || !results || closing || response.headersSent) {
        await results?.return?.();
        if (plan) counts.leave(caller.credential.id);
        if (closing) throw SHUTTING_DOWN;
        await sendResponse(response, streams, () => Promise.resolve(answer));
        return;
      }
      const begun = begin(exchange, plan);
      const delivery = { ...plan, results, send, clock, signal: cutOff.signal };
      const subscription = run(begun, delivery, caller).finally(() => running.delete(subscription));
      running.add(subscription);
      await begun;
    },
    async close(grace) {
      closing = true;
      const timer = setTimeout(() => cutOff.abort(SHUTTING_DOWN), grace);
      await Promise.all(running);
      clearTimeout(timer);
      await client.close();
    },
  };
};

/** Yoga runs a subscription only for who reads events, and answers everything else in the type that comes first. */
const acceptingEvents = (incoming: Incoming): Incoming => ({
  ...incoming,
  header: (name) => (name === 'accept' ? 'application/json, text/event-stream' : incoming.header(name)),
});

const tooMany = (): ServiceError =>
  new ServiceError(
    'TOO_MANY_CONNECTIONS',
    'This credential has as many event streams and subscriptions by callback as it may have. End one first.',
    { retryAfter: RETRY_AFTER },
  );

/** Seconds. Subscriptions last, so asking again at once is idle. */
const RETRY_AFTER = 5;

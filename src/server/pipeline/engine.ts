import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';

/** What the engine gets to begin a subscription. */
export interface SubscriptionArgs extends ExecutionArgs {
  /** What becomes of the events, once their source is open. */
  readonly resultsOf: (source: AsyncIterable<unknown>) => AsyncIterableIterator<ExecutionResult>;
}

/**
 * Has graphql-js execute everything. Yoga's own engine answers the fields of an object in the order in which they were
 * ready rather than in which they were asked for, and executes a subscription's event for each subscriber, in the context
 * that the subscription began with, whose loaders would answer for ever what they once read. Here, whoever calls decides
 * how an event is executed.
 */
export const engine: Plugin = {
  onSubscribe({ setSubscribeFn }) {
    setSubscribeFn(subscribe as (args: ExecutionArgs) => unknown);
  },
  onExecute({ setExecuteFn }) {
    setExecuteFn(execute);
  },
};

const subscribe = async ({ resultsOf, ...args }: SubscriptionArgs) => {
  const source = await createSourceEventStream(args);
  return isAsyncIterable(source) ? resultsOf(source) : source;
};

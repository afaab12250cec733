import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub, createSchema, createYoga } from 'graphql-yoga';
import OpenAI from 'openai';
import { WebSocketServer } from 'ws';
import '../report-memory.js';

/**
 * A subscription as the guides write it: the official SDK asked in an interval, yoga's own publish and subscribe, and
 * graphql-ws, which executes for each subscriber.
 */
const client = new OpenAI({ maxRetries: 0 });
const pubSub = createPubSub<{ changed: [job: OpenAI.FineTuning.FineTuningJob] }>();

let last = '';
const poll = async (): Promise<void> => {
  const job = await client.fineTuning.jobs.retrieve('ftjob-bench');
  if (job.status !== last) pubSub.publish('changed', job);
  last = job.status;
};
setInterval(() => void poll(), Number(process.env['TUNEGRAPH_POLL_INTERVAL_MS']));

const schema = createSchema({
  typeDefs: /* GraphQL */ `
    enum JobStatus { VALIDATING_FILES QUEUED RUNNING PAUSED SUCCEEDED FAILED CANCELLED }
    type Metadata { value(key: String!): String }
    type FineTuningJob { id: ID! status: JobStatus! model: String! createdAt: String! seed: Int organizationId: String metadata: Metadata! }
    type JobStatusChange { job: FineTuningJob! status: JobStatus! }
    type Query { ok: Boolean }
    type Subscription { fineTuningJobStatusChanged(id: ID!): JobStatusChange! }
  `,
  resolvers: {
    Subscription: {
      fineTuningJobStatusChanged: {
        subscribe: () => pubSub.subscribe('changed'),
        resolve: (job: OpenAI.FineTuning.FineTuningJob) => ({ job, status: job.status.toUpperCase() }),
      },
    },
    FineTuningJob: {
      status: (job: OpenAI.FineTuning.FineTuningJob) => job.status.toUpperCase(),
      createdAt: (job: OpenAI.FineTuning.FineTuningJob) => new Date(job.created_at * 1000).toISOString(),
      organizationId: (job: OpenAI.FineTuning.FineTuningJob) => job.organization_id,
    },
    Metadata: {
      value: (metadata: Record<string, string>, { key }: { key: string }) => metadata[key] ?? null,
    },
  },
});

type Enveloped = Pick<ReturnType<typeof yoga.getEnveloped>, 'execute' | 'subscribe'>;

const yoga = createYoga({ schema, logging: false });
const server = createServer(yoga);
useServer(
  {
    execute: (args) => (args.rootValue as Enveloped).execute(args),
    subscribe: (args) => (args.rootValue as Enveloped).subscribe(args),
    onSubscribe: async (ctx, _id, params) => {
      const {
        schema: enveloped,
        execute,
        subscribe,
        contextFactory,
        parse,
        validate,
      } = yoga.getEnveloped({
        ...ctx,
        req: ctx.extra.request,
        socket: ctx.extra.socket,
        params,
      });
      const args = {
        schema: enveloped,
        operationName: params.operationName,
        document: parse(params.query),
        variableValues: params.variables,
        contextValue: await contextFactory(),
        rootValue: { execute, subscribe },
      };
      const errors = validate(args.schema, args.document);
      return errors.length > 0 ? errors : args;
    },
  },
  new WebSocketServer({ server, path: yoga.graphqlEndpoint }),
);
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
});
process.on('SIGTERM', () => process.exit(0));

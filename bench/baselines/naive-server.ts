import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSchema, createYoga, type YogaInitialContext } from 'graphql-yoga';
import OpenAI, { toFile } from 'openai';
import '../report-memory.js';

/**
 * The service as one writes it in an afternoon: yoga, SDL, and the official SDK called from each resolver with the caller's
 * token. Nothing is shared, bounded or cached but what yoga and the SDK do by themselves.
 */
type Job = OpenAI.FineTuning.FineTuningJob;
type Context = YogaInitialContext & { readonly client: OpenAI };

const agentless = { baseURL: process.env['OPENAI_BASE_URL'], maxRetries: 0 };
const time = (seconds: number | null | undefined): string | null =>
  seconds ? new Date(seconds * 1000).toISOString() : null;

const page = <Node extends { readonly id: string }>(data: readonly Node[], hasNextPage: boolean) => ({
  nodes: data,
  pageInfo: { hasNextPage, endCursor: data.at(-1)?.id ?? null },
});

const schema = createSchema<Context>({
  typeDefs: /* GraphQL */ `
    enum JobStatus { VALIDATING_FILES QUEUED RUNNING PAUSED SUCCEEDED FAILED CANCELLED }
    type PageInfo { hasNextPage: Boolean! endCursor: String }
    type Metrics { step: Int trainLoss: Float }
    type Event { id: ID! message: String! level: String! createdAt: String! }
    type EventConnection { nodes: [Event!]! pageInfo: PageInfo! }
    type Checkpoint { id: ID! stepNumber: Int! fineTunedModelCheckpoint: String! createdAt: String! metrics: Metrics! }
    type CheckpointConnection { nodes: [Checkpoint!]! pageInfo: PageInfo! }
    type FineTuningJob {
      id: ID! status: JobStatus! rawStatus: String! isTerminal: Boolean! model: String! fineTunedModel: String
      createdAt: String! finishedAt: String trainedTokens: Int seed: Int organizationId: String suffix: String
      events(first: Int = 20): EventConnection
      checkpoints(first: Int = 10): CheckpointConnection
    }
    type FineTuningJobConnection { nodes: [FineTuningJob!]! pageInfo: PageInfo! }
    scalar Upload
    type File { id: ID! }
    type UserError { message: String! }
    type FilePayload { file: File userErrors: [UserError!]! }
    type Mutation { uploadFineTuningFile(file: Upload!): FilePayload! }
    type Query {
      fineTuningJob(id: ID!): FineTuningJob
      fineTuningJobs(first: Int = 20, after: String): FineTuningJobConnection!
    }
  `,
  resolvers: {
    Query: {
      fineTuningJob: (_root, { id }: { id: string }, { client }) => client.fineTuning.jobs.retrieve(id),
      fineTuningJobs: async (_root, { first, after }: { first: number; after?: string }, { client }) => {
        const { data, has_more } = await client.fineTuning.jobs.list({
          limit: first,
          ...(after && { after }),
        });
        return page(data, has_more);
      },
    },
    Mutation: {
      uploadFineTuningFile: async (_root, { file }: { file: File }, { client }) => ({
        file: await client.files.create({
          file: await toFile(await file.arrayBuffer(), file.name),
          purpose: 'fine-tune',
        }),
        userErrors: [],
      }),
    },
    FineTuningJob: {
      status: ({ status }: Job) => status.toUpperCase(),
      rawStatus: ({ status }: Job) => status,
      isTerminal: ({ status }: Job) => ['succeeded', 'failed', 'cancelled'].includes(status),
      fineTunedModel: ({ fine_tuned_model }: Job) => fine_tuned_model,
      createdAt: ({ created_at }: Job) => time(created_at),
      finishedAt: ({ finished_at }: Job) => time(finished_at),
      trainedTokens: ({ trained_tokens }: Job) => trained_tokens,
      organizationId: ({ organization_id }: Job) => organization_id,
      suffix: (job: Job & { readonly user_provided_suffix?: string }) => job.user_provided_suffix ?? null,
      events: async ({ id }: Job, { first }: { first: number }, { client }) => {
        const { data, has_more } = await client.fineTuning.jobs.listEvents(id, { limit: first });
        return page(data, has_more);
      },
      checkpoints: async ({ id }: Job, { first }: { first: number }, { client }) => {
        const { data, has_more } = await client.fineTuning.jobs.checkpoints.list(id, { limit: first });
        return page(data, has_more);
      },
    },
    Event: { createdAt: (event: OpenAI.FineTuning.FineTuningJobEvent) => time(event.created_at) },
    Checkpoint: {
      stepNumber: (checkpoint: OpenAI.FineTuning.Jobs.FineTuningJobCheckpoint) => checkpoint.step_number,
      fineTunedModelCheckpoint: (checkpoint: OpenAI.FineTuning.Jobs.FineTuningJobCheckpoint) =>
        checkpoint.fine_tuned_model_checkpoint,
      createdAt: (checkpoint: OpenAI.FineTuning.Jobs.FineTuningJobCheckpoint) => time(checkpoint.created_at),
    },
    Metrics: { trainLoss: ({ train_loss }: { train_loss?: number }) => train_loss ?? null },
  },
});

const yoga = createYoga<object, { client: OpenAI }>({
  schema,
  logging: false,
  context: ({ request }) => {
    const apiKey = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
    if (!apiKey) throw new Error('Send a token.');
    return { client: new OpenAI({ ...agentless, apiKey }) };
  },
});

const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
});
process.on('SIGTERM', () => process.exit(0));

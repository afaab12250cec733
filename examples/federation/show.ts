import { ask, subscribe } from './ask.ts';

// Project.name, jobs and costUsd are the projects' own; the rest of a job is Tunegraph's.
const PROJECTS = `
  query Projects {
    projects {
      name
      jobs { id status fineTunedModel costUsd organization { monthlyBudgetUsd } }
    }
  }
`;

const CREATE = `
  mutation Create($input: CreateFineTuningJobInput!) {
    createFineTuningJob(input: $input) { job { id } userErrors { message } }
  }
`;

// The transition is Tunegraph's, the cost in it the other subgraph's.
const WATCH = `
  subscription Watch($id: ID!) {
    fineTuningJobStatusChanged(id: $id) { status job { costUsd trainedTokens } }
  }
`;

interface Projects {
  readonly projects: readonly {
    readonly name: string;
    readonly jobs: readonly ({
      readonly id: string;
      readonly status: string;
      readonly costUsd: number | null;
    } | null)[];
  }[];
}

interface Created {
  readonly createFineTuningJob: {
    readonly job: { readonly id: string } | null;
    readonly userErrors: readonly { readonly message: string }[];
  };
}

interface Change {
  readonly fineTuningJobStatusChanged: {
    readonly status: string;
    readonly job: { readonly costUsd: number | null; readonly trainedTokens: number | null };
  };
}

const say = (line: string): void => void process.stdout.write(`  ${line}\n`);
const dollars = (costUsd: number | null): string =>
  costUsd === null ? 'not known' : `$${costUsd.toFixed(4)}`;

/** Asks for both teams' data at once, and prints it. */
export const showProjects = async (router: string): Promise<void> => {
  const { projects } = await ask<Projects>(router, PROJECTS);
  for (const { name, jobs } of projects) {
    say(name);
    for (const job of jobs) {
      say(
        job
          ? `  ${job.id.padEnd(26)} ${job.status.padEnd(17)} ${dollars(job.costUsd)}`
          : '  a job that is gone',
      );
    }
  }
};

/** Begins a job, and prints what becomes of it, until it has ended. */
export const showNewJob = async (router: string): Promise<void> => {
  const input = { model: 'gpt-4o-mini-2024-07-18', trainingFile: 'file-seed-chat' };
  const { createFineTuningJob: created } = await ask<Created>(router, CREATE, { input });
  if (!created.job) throw new Error(created.userErrors.map(({ message }) => message).join(' '));
  const { id } = created.job;
  for await (const { fineTuningJobStatusChanged: change } of subscribe<Change>(router, WATCH, { id })) {
    say(`${id} ${change.status.padEnd(17)} ${dollars(change.job.costUsd)}`);
  }
};

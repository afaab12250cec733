import type { FineTuningJob, FineTuningJobError } from '../domain/job.ts';
import { isTerminal } from '../domain/job-status.ts';
import { fineTuningJobReference } from '../resolvers/fine-tuning-job.ts';
import { jobCheckpoints, jobEvents } from '../resolvers/fine-tuning-job-lists.ts';
import { jobProgress, jobTrainingMetrics, MAX_POINTS } from '../resolvers/job-training.ts';
import { builder } from './builder.ts';
import { connectionType } from './connection.ts';
import { cost, pageCost } from './field-cost.ts';
import { FineTuningFileRef } from './fine-tuning-file.ts';
import { FineTuningJobCheckpointConnectionRef } from './fine-tuning-job-checkpoint.ts';
import { FineTuningJobEventConnectionRef } from './fine-tuning-job-event.ts';
import { FineTuningMetricsRef } from './fine-tuning-metrics.ts';
import { FineTuningOrganizationRef } from './fine-tuning-organization.ts';
import { FineTuningProgressRef } from './fine-tuning-progress.ts';
import { SupervisedHyperparametersRef } from './hyperparameters.ts';
import { FineTuningIntegrationRef } from './integration.ts';
import { JobStatusRef } from './job-status.ts';
import { MetadataRef } from './metadata.ts';
import { MethodRef } from './method.ts';

export const FineTuningJobRef = builder.objectRef<FineTuningJob>('FineTuningJob');
const FineTuningJobErrorRef = builder.objectRef<FineTuningJobError>('FineTuningJobError');

FineTuningJobRef.implement({
  description: 'One run that trains a model on your file. It takes minutes to hours.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "The upstream's own id, such as `ftjob-…`. Take it as it is." }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the job was created.' }),
    status: t.expose('status', { type: JobStatusRef, description: 'Where the job stands.' }),
    rawStatus: t.exposeString('rawStatus', {
      description: "The upstream's own word for the status, also when `status` is UNKNOWN.",
    }),
    isTerminal: t.boolean({
      description: 'Whether the job has ended and will never change again.',
      resolve: (job) => isTerminal(job.status),
    }),
    model: t.exposeString('model', { description: 'The base model.' }),
    fineTunedModel: t.exposeString('fineTunedModel', {
      nullable: true,
      description:
        "The new model's name. Null until the job has succeeded, and where the upstream does not tell it.",
    }),
    suffix: t.exposeString('suffix', {
      nullable: true,
      description:
        "The part of the new model's name that was asked for. Null when none was, or where the upstream does not tell it.",
    }),
    error: t.expose('error', {
      type: FineTuningJobErrorRef,
      nullable: true,
      description:
        'Why the job failed. Null on a job that did not fail, and where the upstream tells no reason.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the job ended. Null while it goes on, and where the upstream does not tell it.',
    }),
    estimatedFinish: t.expose('estimatedFinish', {
      type: 'DateTime',
      nullable: true,
      description:
        "The upstream's guess of when the job will end. Null while it has none, and where it tells none.",
    }),
    trainedTokens: t.expose('trainedTokens', {
      type: 'SafeInt',
      nullable: true,
      description:
        'Billable tokens processed. Null until the upstream has counted them, and where it does not tell.',
    }),
    seed: t.expose('seed', {
      type: 'SafeInt',
      nullable: true,
      description:
        "The seed of the run, the upstream's choice when none was given. Null where it does not tell it.",
    }),
    organizationId: t.exposeString('organizationId', {
      nullable: true,
      description: 'The organization that owns the job. Null where the upstream does not tell it.',
    }),
    organization: t.field({
      type: FineTuningOrganizationRef,
      nullable: true,
      description:
        'The organization that owns the job, as an object that other subgraphs of a company graph add fields to. Null where the upstream does not tell it.',
      resolve: ({ organizationId }) => (organizationId === null ? null : { id: organizationId }),
    }),
    trainingFile: t.field({
      type: FineTuningFileRef,
      description: 'What the model is trained on.',
      resolve: (job) => ({ id: job.trainingFile }),
    }),
    validationFile: t.field({
      type: FineTuningFileRef,
      nullable: true,
      description:
        'What the model is measured on meanwhile. Null when the job has none, and where the upstream does not tell it.',
      resolve: (job) => (job.validationFile === null ? null : { id: job.validationFile }),
    }),
    resultFiles: t.field({
      type: [FineTuningFileRef],
      description:
        'CSV files with the metrics of each step. Empty until the job has succeeded, and where the upstream writes none.',
      extensions: cost({ items: 1 }),
      resolve: (job) => job.resultFiles.map((id) => ({ id })),
    }),
    method: t.field({
      type: MethodRef,
      description: 'How the model is trained.',
      resolve: (job) => job.method,
    }),
    hyperparameters: t.expose('hyperparameters', {
      type: SupervisedHyperparametersRef,
      nullable: true,
      deprecationReason: 'Use method.',
      description: 'What the job was tuned by, in the older form. Null where the upstream does not tell it.',
    }),
    integrations: t.expose('integrations', {
      type: [FineTuningIntegrationRef],
      extensions: cost({ items: 5 }),
      description:
        "Where else the job's metrics go. Empty when nowhere, and where the upstream does not tell it.",
    }),
    metadata: t.expose('metadata', {
      type: MetadataRef,
      description: 'What you attached to the job. Empty when nothing, and where the upstream keeps none.',
    }),
    progress: t.field({
      type: FineTuningProgressRef,
      nullable: true,
      scope: 'jobs:read',
      description:
        'How far the training is. Null until it has begun, and where the upstream does not tell it.',
      extensions: cost({ calls: 1 }),
      resolve: jobProgress,
    }),
    trainingMetrics: t.field({
      type: [FineTuningMetricsRef],
      nullable: true,
      scope: 'jobs:read',
      description:
        'The loss curve, thinned to maxPoints so that its shape stays: from the result file once there is one, from ' +
        'metric events before. Empty until something was measured. Null when it could not be read, and where the upstream tells none.',
      args: {
        maxPoints: t.arg.int({ defaultValue: 500, description: 'How many at most: 1 to 10000.' }),
      },
      extensions: cost({ calls: 5, items: { argument: 'maxPoints', most: MAX_POINTS } }),
      resolve: jobTrainingMetrics,
    }),
    events: t.field({
      type: FineTuningJobEventConnectionRef,
      nullable: true,
      scope: 'jobs:read',
      description:
        "The job's log, in the upstream's order: newest first, except where a provider lists the oldest first. Null when it no longer knows the job, and where it tells none.",
      args: {
        first: t.arg.int({ defaultValue: 20, description: 'How many at most: 1 to 100.' }),
        after: t.arg.string({ description: 'A cursor of this list. Absent: from its beginning.' }),
      },
      extensions: pageCost(),
      resolve: jobEvents,
    }),
    checkpoints: t.field({
      type: FineTuningJobCheckpointConnectionRef,
      nullable: true,
      scope: 'jobs:read',
      description:
        "Models saved on the way, in the upstream's order: newest first. Null when it no longer knows the job, and where it tells none.",
      args: {
        first: t.arg.int({ defaultValue: 10, description: 'How many at most: 1 to 100.' }),
        after: t.arg.string({ description: 'A cursor of this list. Absent: from its beginning.' }),
      },
      extensions: pageCost(),
      resolve: jobCheckpoints,
    }),
  }),
});

builder.asEntity(FineTuningJobRef, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: fineTuningJobReference,
});

FineTuningJobErrorRef.implement({
  description: "Why a job failed, in the upstream's words.",
  fields: (t) => ({
    code: t.exposeString('code', { description: 'For machines, such as `invalid_training_file`.' }),
    message: t.exposeString('message', { description: 'For people.' }),
    param: t.exposeString('param', {
      nullable: true,
      description: 'The parameter at fault, such as `training_file`. Null when the failure is not about one.',
    }),
  }),
});

export const FineTuningJobConnectionRef = connectionType('FineTuningJob', FineTuningJobRef, 'jobs');

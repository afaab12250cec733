import { lettersFrom, numberFrom } from '../chance.ts';
import { notReady } from '../files/not-ready.ts';
import { isReady, type StoredFile } from '../files/stored-file.ts';
import { badRequest } from '../server/api-error.ts';
import type { Call } from '../server/call.ts';
import type { Job } from './job.ts';
import type { JobOrder } from './job-order.ts';
import { beginLife } from './life.ts';
import { planJob } from './plan.ts';
import { storeResults } from './result-file.ts';
import { makerOf } from './tuned-models.ts';

/** The model to start from: a base model by its full name, or a model that an earlier job of the caller made. */
function startingModel(name: string, call: Call): { model: string; baseModel: string } {
  const { models } = call.world.personality;
  const base = models.base(name);
  if (base !== null) return { model: base, baseModel: base };
  const maker = makerOf(name, call.organization.jobs, models, call.now);
  if (maker !== null) return { model: name, baseModel: maker.baseModel };
  throw badRequest(
    `The model '${name.slice(0, 100)}' does not exist or is not available for fine-tuning.`,
    'model',
    'model_not_found',
  );
}

function trainingData(id: string, param: 'training_file' | 'validation_file', call: Call): StoredFile {
  const file = call.organization.files.get(id, call.now);
  const shown = id.slice(0, 100);
  if (file === null)
    throw badRequest(`Invalid '${param}': there is no file '${shown}'.`, param, 'file_not_found');
  if (file.purpose !== 'fine-tune') {
    throw badRequest(
      `Invalid '${param}': file '${shown}' has purpose '${file.purpose}', but must have 'fine-tune'.`,
      param,
      'invalid_file_purpose',
    );
  }
  if (call.quirks.fileNotReady && !isReady(file, call.now, call.world.speed)) {
    throw notReady(shown, param);
  }
  return file;
}

const datasetOf = (file: StoredFile) => {
  const dataset = file.dataset();
  if (dataset === null) throw new Error(`file ${file.id} was never read as training data`);
  return dataset;
};

/** Makes a job of a checked order and puts it among its organization's; throws a refusal of what can't be had. */
export function createJob(order: JobOrder, call: Call): Job {
  const { organization, world, now } = call;
  const { ids, models } = world.personality;
  storeResults(call);
  const { model, baseModel } = startingModel(order.model, call);
  const training = trainingData(order.trainingFile, 'training_file', call);
  if (order.validationFile === order.trainingFile) {
    throw badRequest(
      "'validation_file' must be another file than 'training_file'.",
      'validation_file',
      'invalid_value',
    );
  }
  const validation =
    order.validationFile === null ? null : trainingData(order.validationFile, 'validation_file', call);
  const validationData = validation === null ? null : datasetOf(validation);
  const plan = planJob(order.method, baseModel, datasetOf(training), validationData, world.speed);
  const number = organization.jobs.added;
  const origin = [world.seed, organization.id, 'job', number] as const;
  const id = order.id ?? ids.job(origin);
  const job: Job = {
    id,
    number,
    createdAt: now,
    model,
    baseModel,
    tunedModel: models.tuned({
      baseModel,
      organization: organization.name,
      suffix: order.suffix,
      jobId: id,
      letters: lettersFrom(8, ...origin, 'model'),
    }),
    trainingFile: order.trainingFile,
    validationFile: order.validationFile,
    suffix: order.suffix,
    seed: order.seed ?? numberFrom(...origin, 'seed') % 2_147_483_648,
    metadata: order.metadata,
    integrations: order.integrations,
    method: order.method,
    extras: order.extras,
    seeded: false,
    plan,
    resultFile: ids.file([...origin, 'result']),
    life: beginLife(plan, now),
    resultStored: false,
  };
  organization.jobs.add(job);
  world.announcer.watch(job);
  return job;
}

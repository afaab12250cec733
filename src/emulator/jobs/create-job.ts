import { lettersFrom, numberFrom } from '../chance.ts';
import { notReady } from '../files/not-ready.ts';
import { isReady, type StoredFile } from '../files/stored-file.ts';
import { baseModelNamed } from '../models.ts';
import { badRequest } from '../server/api-error.ts';
import type { Call } from '../server/call.ts';
import type { CreateBody } from './create-body.ts';
import { baseOfTunedModel, type Job, tunedModelName } from './job.ts';
import { beginLife } from './life.ts';
import { planJob } from './plan.ts';
import { storeResults } from './result-file.ts';
import { findTunedModel } from './tuned-models.ts';

/** The model to start from: a base model by its dated name, or a model that an earlier job of the caller made. */
function startingModel(name: string, call: Call): { model: string; baseModel: string } {
  const dated = baseModelNamed(name);
  if (dated !== null) return { model: dated, baseModel: dated };
  if (findTunedModel(name, call.organization.jobs, call.now)) {
    return { model: name, baseModel: baseOfTunedModel(name) };
  }
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

/** Makes a job of a checked body and puts it among its organization's. */
export function createJob(body: CreateBody, call: Call): Job {
  const { organization, world, now } = call;
  storeResults(organization, now);
  const { model, baseModel } = startingModel(body.model, call);
  const training = trainingData(body.trainingFile, 'training_file', call);
  if (body.validationFile === body.trainingFile) {
    throw badRequest(
      "'validation_file' must be another file than 'training_file'.",
      'validation_file',
      'invalid_value',
    );
  }
  const validation =
    body.validationFile === null ? null : trainingData(body.validationFile, 'validation_file', call);
  const validationData = validation === null ? null : datasetOf(validation);
  const plan = planJob(body.method, baseModel, datasetOf(training), validationData, world.speed);
  const number = organization.jobs.count;
  const origin = [world.seed, organization.id, 'job', number] as const;
  const job: Job = {
    id: `ftjob-${lettersFrom(24, ...origin)}`,
    number,
    createdAt: now,
    model,
    tunedModel: tunedModelName(baseModel, organization.name, body.suffix, lettersFrom(8, ...origin, 'model')),
    trainingFile: body.trainingFile,
    validationFile: body.validationFile,
    suffix: body.suffix,
    seed: body.seed ?? numberFrom(...origin, 'seed') % 2_147_483_648,
    metadata: body.metadata,
    integrations: body.integrations,
    method: body.method,
    plan,
    resultFile: `file-${lettersFrom(22, ...origin, 'result')}`,
    life: beginLife(plan, now),
    resultStored: false,
  };
  organization.jobs.add(job);
  world.announcer.watch(job);
  return job;
}

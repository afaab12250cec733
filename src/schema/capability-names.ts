import { builder } from './builder.ts';

export const FineTuningOperationRef = builder.enumType('FineTuningOperation', {
  description: 'Something that not every provider can be asked for.',
  values: {
    CREATE_JOB: { description: '`createFineTuningJob`.' },
    LIST_JOBS: { description: '`fineTuningJobs` and `fineTuningJobsStatusChanged`.' },
    CANCEL_JOB: { description: '`cancelFineTuningJob`.' },
    PAUSE_JOB: { description: '`pauseFineTuningJob`.' },
    RESUME_JOB: { description: '`resumeFineTuningJob`.' },
    LIST_EVENTS: { description: '`FineTuningJob.events` and `fineTuningJobEventAdded`.' },
    LIST_CHECKPOINTS: { description: '`FineTuningJob.checkpoints`.' },
    READ_TRAINING_METRICS: { description: '`FineTuningJob.trainingMetrics`.' },
    UPLOAD_FILE: { description: '`uploadFineTuningFile`.' },
    LIST_FILES: { description: '`fineTuningFiles`.' },
    DELETE_FILE: { description: '`deleteFineTuningFile`.' },
  } as const,
});

// These values are written like the fields that they name, so that a form compares the two as they stand.
export const FineTuningHyperparameterRef = builder.enumType('FineTuningHyperparameter', {
  description: 'A hyperparameter, by its name in the inputs.',
  values: {
    batchSize: { description: 'Examples in a batch.' },
    learningRateMultiplier: { description: 'Scales the learning rate.' },
    nEpochs: { description: 'Passes through the training data.' },
    beta: { description: 'Weight of the penalty for leaving the reference model.' },
    computeMultiplier: { description: 'Scales the compute spent on exploring.' },
    evalInterval: { description: 'Training steps between two evaluations.' },
    evalSamples: { description: 'Samples of an evaluation.' },
    reasoningEffort: { description: 'How much the model thinks.' },
  } as const,
});

export const FineTuningCreateFieldRef = builder.enumType('FineTuningCreateField', {
  description: 'A field of CreateFineTuningJobInput that not every provider takes, by its name there.',
  values: {
    validationFile: { description: 'A second file, to measure on.' },
    suffix: { description: "A part of the new model's name." },
    seed: { description: 'What chance begins with.' },
    integrations: { description: "Services to send the job's metrics to." },
    metadata: { description: 'Pairs that stay with the job.' },
  } as const,
});

export const FineTuningCreateGuaranteeRef = builder.enumType('FineTuningCreateGuarantee', {
  description: 'What holds when the answer to a create is lost.',
  values: {
    ONCE_PER_KEY: {
      description:
        'Ask again with the same key: the job is found by a trace that it carries, or made if there is none. Never are there two.',
    },
    NEVER_RESENT: {
      description:
        'The provider keeps no trace of a key, so the request is sent once, whatever happens. Who asks again with the same key ' +
        'is told OUTCOME_UNKNOWN: look in the list of jobs.',
    },
  } as const,
});

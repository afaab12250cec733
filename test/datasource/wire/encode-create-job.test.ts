import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openai } from '../../../src/datasource/providers/openai/index.ts';
import { decodeJob } from '../../../src/datasource/wire/decode-job.ts';
import { encodeCreateJob } from '../../../src/datasource/wire/encode-create-job.ts';
import { createVocabulary } from '../../../src/datasource/wire/vocabulary.ts';
import type { CreateJobRequest } from '../../../src/domain/create-job.ts';
import type { Grader } from '../../../src/domain/grader.ts';
import type { JsonValue } from '../../../src/domain/json.ts';
import { silentLogger } from '../../../src/domain/logger.ts';
import { createJobRequest } from '../support/create-job-request.ts';

const minimal: CreateJobRequest = {
  model: 'm',
  trainingFile: 'f',
  validationFile: null,
  suffix: null,
  seed: null,
  method: null,
  hyperparameters: null,
  integrations: [],
  metadata: [],
};

const NOTHING = { batchSize: null, learningRateMultiplier: null, nEpochs: null };

const hasNull = (value: JsonValue): boolean =>
  value === null ||
  (typeof value === 'object' && Object.values(value).some((inner: JsonValue) => hasNull(inner)));

describe('a create call', () => {
  it('says nothing of what was not asked for', () => {
    expect(encodeCreateJob(minimal)).toEqual({ model: 'm', training_file: 'f' });
  });

  it('says nothing of a method’s hyperparameters that were not asked for', () => {
    const method = { type: 'SUPERVISED', hyperparameters: NOTHING } as const;
    expect(encodeCreateJob({ ...minimal, method })).toMatchObject({ method: { type: 'supervised' } });
    expect(JSON.stringify(encodeCreateJob({ ...minimal, method }))).not.toContain('hyperparameters');
  });

  it('keeps the deprecated hyperparameters at the top', () => {
    const hyperparameters = { batchSize: 'auto', learningRateMultiplier: 0.5, nEpochs: 3 } as const;
    expect(encodeCreateJob({ ...minimal, hyperparameters })).toEqual({
      model: 'm',
      training_file: 'f',
      hyperparameters: { batch_size: 'auto', learning_rate_multiplier: 0.5, n_epochs: 3 },
    });
  });

  it('writes a whole reinforcement method', () => {
    const grader: Grader = {
      kind: 'MULTI',
      type: 'multi',
      name: 'm',
      calculateOutput: 'a + b',
      graders: [
        { name: 'a', grader: { kind: 'OTHER', type: 'new', name: null, raw: { type: 'new', deep: [null] } } },
        {
          name: '__proto__',
          grader: { kind: 'PYTHON', type: 'python', name: 'p', source: 's', imageTag: null },
        },
      ],
    };
    const hyperparameters = {
      ...NOTHING,
      computeMultiplier: 2,
      evalInterval: null,
      evalSamples: 'auto',
      reasoningEffort: 'HIGH',
    } as const;
    const body = encodeCreateJob({ ...minimal, method: { type: 'REINFORCEMENT', hyperparameters, grader } });
    expect(JSON.stringify(body['method'])).toBe(
      JSON.stringify({
        type: 'reinforcement',
        reinforcement: {
          grader: {
            type: 'multi',
            name: 'm',
            calculate_output: 'a + b',
            graders: JSON.parse(
              '{"a":{"type":"new","deep":[null]},"__proto__":{"type":"python","name":"p","source":"s"}}',
            ),
          },
          hyperparameters: { compute_multiplier: 2, eval_samples: 'auto', reasoning_effort: 'high' },
        },
      }),
    );
  });

  it('sends graders of one name as a list, so that the upstream sees both', () => {
    const python = { kind: 'PYTHON', type: 'python', name: 'p', source: 's', imageTag: null } as const;
    const graders = [
      { name: 'a', grader: python },
      { name: 'a', grader: python },
    ];
    const grader: Grader = { kind: 'MULTI', type: 'multi', name: 'm', calculateOutput: 'a', graders };
    const hyperparameters = {
      ...NOTHING,
      computeMultiplier: null,
      evalInterval: null,
      evalSamples: null,
      reasoningEffort: null,
    };
    const body = encodeCreateJob({ ...minimal, method: { type: 'REINFORCEMENT', hyperparameters, grader } });
    expect(body).toMatchObject({
      method: { reinforcement: { grader: { graders: [{ name: 'p' }, { name: 'p' }] } } },
    });
  });

  it('never holds a null', () => {
    fc.assert(
      fc.property(createJobRequest, (request) => {
        expect(hasNull(encodeCreateJob(request))).toBe(false);
      }),
    );
  });

  it('reaches the upstream whole: read back as a job, it says what was asked for', () => {
    const vocabulary = createVocabulary(openai, silentLogger);
    fc.assert(
      fc.property(createJobRequest, (request) => {
        const body = JSON.parse(JSON.stringify(encodeCreateJob(request)));
        expect(body).toMatchObject({ model: request.model, training_file: request.trainingFile });
        const job = decodeJob({ ...body, id: 'ftjob-1', status: 'queued' }, vocabulary);
        const { method, hyperparameters, integrations, metadata, ...plain } = request;
        expect(job).toMatchObject(plain);
        if (method !== null) expect(job?.method).toEqual(method);
        expect(job?.hyperparameters ?? NOTHING).toEqual(hyperparameters ?? NOTHING);
        expect(job?.integrations).toEqual(integrations);
        expect(new Set(job?.metadata)).toEqual(new Set(metadata));
      }),
      { numRuns: 500 },
    );
  });
});

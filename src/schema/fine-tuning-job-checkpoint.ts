import type { FineTuningJobCheckpoint } from '../domain/checkpoint.ts';
import { builder } from './builder.ts';
import { connectionType } from './connection.ts';
import { FineTuningMetricsRef } from './fine-tuning-metrics.ts';

const FineTuningJobCheckpointRef = builder
  .objectRef<FineTuningJobCheckpoint>('FineTuningJobCheckpoint')
  .implement({
    description: 'A model saved on the way, ready to use.',
    fields: (t) => ({
      id: t.exposeID('id', { description: "The upstream's own id." }),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was saved.' }),
      stepNumber: t.exposeInt('stepNumber', { description: 'The training step it was saved at.' }),
      fineTunedModelCheckpoint: t.exposeString('fineTunedModelCheckpoint', {
        description: "The saved model's name; empty where the provider tells none.",
      }),
      metrics: t.expose('metrics', {
        type: FineTuningMetricsRef,
        description: 'What was measured at that step; each number is null where none was.',
      }),
    }),
  });

export const FineTuningJobCheckpointConnectionRef = connectionType(
  'FineTuningJobCheckpoint',
  FineTuningJobCheckpointRef,
  'checkpoints',
);

import type { Metrics, MetricValue } from '../domain/metrics.ts';
import { builder } from './builder.ts';
import { cost } from './field-cost.ts';

export const FineTuningMetricsRef = builder.objectRef<Metrics>('FineTuningMetrics');
const FineTuningMetricValueRef = builder.objectRef<MetricValue>('FineTuningMetricValue');

FineTuningMetricsRef.implement({
  description:
    'The numbers of one training step. Each is null where the upstream did not measure it at that step.',
  fields: (t) => ({
    step: t.exposeInt('step', { nullable: true, description: 'Which step, from 1.' }),
    totalSteps: t.exposeInt('totalSteps', { nullable: true, description: 'How many steps the run has.' }),
    trainLoss: t.exposeFloat('trainLoss', { nullable: true, description: 'Loss on the batch trained on.' }),
    trainMeanTokenAccuracy: t.exposeFloat('trainMeanTokenAccuracy', {
      nullable: true,
      description: 'Share of the tokens predicted right in the batch trained on, 0 to 1.',
    }),
    validLoss: t.exposeFloat('validLoss', {
      nullable: true,
      description: 'Loss on a batch of the validation file.',
    }),
    validMeanTokenAccuracy: t.exposeFloat('validMeanTokenAccuracy', {
      nullable: true,
      description: 'Share of the tokens predicted right in a batch of the validation file, 0 to 1.',
    }),
    fullValidLoss: t.exposeFloat('fullValidLoss', {
      nullable: true,
      description: 'Loss on the whole validation file; measured at the end of an epoch.',
    }),
    fullValidMeanTokenAccuracy: t.exposeFloat('fullValidMeanTokenAccuracy', {
      nullable: true,
      description:
        'Share of the tokens predicted right in the whole validation file, 0 to 1; measured at the end of an epoch.',
    }),
    values: t.expose('values', {
      extensions: cost({ items: 10 }),
      type: [FineTuningMetricValueRef],
      description: 'Every number the upstream sent, by its own name, the ones above included.',
    }),
  }),
});

FineTuningMetricValueRef.implement({
  description: 'One number of a training step.',
  fields: (t) => ({
    name: t.exposeString('name', { description: "The upstream's own name, such as `train_loss`." }),
    value: t.exposeFloat('value', { description: 'The number, in the unit of its name.' }),
  }),
});

import type { FineTuningProgress } from '../domain/progress.ts';
import { builder } from './builder.ts';

export const FineTuningProgressRef = builder.objectRef<FineTuningProgress>('FineTuningProgress').implement({
  description: 'How far a training is, by its last measured step.',
  fields: (t) => ({
    step: t.exposeInt('step', { description: 'The last step that was measured, from 1.' }),
    totalSteps: t.exposeInt('totalSteps', {
      nullable: true,
      description: 'How many steps the run has. Null where the upstream does not tell it.',
    }),
    fraction: t.exposeFloat('fraction', {
      nullable: true,
      description: 'The part that is done, 0 to 1. Null when totalSteps is.',
    }),
  }),
});

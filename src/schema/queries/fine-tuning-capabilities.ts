import { fineTuningCapabilities } from '../../resolvers/fine-tuning-capabilities.ts';
import { builder } from '../builder.ts';
import { cost } from '../field-cost.ts';
import { FineTuningCapabilitiesRef } from '../fine-tuning-capabilities.ts';

builder.queryField('fineTuningCapabilities', (t) =>
  t.field({
    type: FineTuningCapabilitiesRef,
    scope: 'jobs:read',
    description:
      "What the caller's provider can do, so that a front end offers nothing else. It changes only with the configuration, " +
      'and costs no call.',
    extensions: cost({ calls: 0 }),
    resolve: fineTuningCapabilities,
  }),
);

import type { Integration, OtherIntegration, WandbIntegration } from '../domain/integration.ts';
import { builder } from './builder.ts';

export const FineTuningIntegrationRef = builder.interfaceRef<Integration>('FineTuningIntegration');
const WandbIntegrationRef = builder.objectRef<WandbIntegration>('WandbIntegration');
const OtherIntegrationRef = builder.objectRef<OtherIntegration>('OtherIntegration');

FineTuningIntegrationRef.implement({
  description: "Another service that the upstream sends the job's metrics to.",
  resolveType: (integration) => (integration.kind === 'WANDB' ? 'WandbIntegration' : 'OtherIntegration'),
  fields: (t) => ({
    type: t.exposeString('type', { description: "The upstream's own word for it, such as `wandb`." }),
  }),
});

WandbIntegrationRef.implement({
  description: 'Metrics go to Weights and Biases.',
  interfaces: [FineTuningIntegrationRef],
  fields: (t) => ({
    project: t.exposeString('project', { description: 'The project that the run is made in.' }),
    entity: t.exposeString('entity', {
      nullable: true,
      description: 'The team or user that owns the run. Null means the default of the registered key.',
    }),
    name: t.exposeString('name', {
      nullable: true,
      description: "The run's name. Null means the job's id.",
    }),
    tags: t.exposeStringList('tags', { description: "The run's tags. Empty when there are none." }),
    runId: t.exposeString('runId', {
      nullable: true,
      description: 'The run, once it has begun. Null before, and where the upstream does not tell it.',
    }),
  }),
});

OtherIntegrationRef.implement({
  description: 'An integration that this service does not know yet.',
  interfaces: [FineTuningIntegrationRef],
  fields: (t) => ({
    raw: t.expose('raw', { type: 'JSON', description: 'The integration as the upstream sent it.' }),
  }),
});

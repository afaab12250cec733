import type { FineTuningJobEvent } from '../domain/event.ts';
import { builder } from './builder.ts';
import { connectionType } from './connection.ts';
import { FineTuningMetricsRef } from './fine-tuning-metrics.ts';

const FineTuningEventLevelRef = builder.enumType('FineTuningEventLevel', {
  description: 'How grave a line of the log is.',
  values: {
    INFO: { description: 'The usual course of things.' },
    WARN: { description: 'Something that may need a look.' },
    ERROR: { description: 'Something that went wrong.' },
    UNKNOWN: { description: 'A word that this service does not know yet.' },
  } as const,
});

const FineTuningEventTypeRef = builder.enumType('FineTuningEventType', {
  description: 'What a line of the log is about.',
  values: {
    MESSAGE: { description: 'A text for people.' },
    METRICS: { description: "A training step's numbers; `metrics` holds them." },
    UNKNOWN: { description: 'A word that this service does not know yet.' },
  } as const,
});

export const FineTuningJobEventRef = builder.objectRef<FineTuningJobEvent>('FineTuningJobEvent').implement({
  description: "One line of a job's log.",
  fields: (t) => ({
    id: t.exposeID('id', { description: "The upstream's own id." }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description:
        "When it happened, to the second. Many share a second; the list's order is the upstream's.",
    }),
    level: t.expose('level', { type: FineTuningEventLevelRef, description: 'How grave it is.' }),
    type: t.expose('type', { type: FineTuningEventTypeRef, description: 'What it is about.' }),
    message: t.exposeString('message', { description: 'For people.' }),
    metrics: t.expose('metrics', {
      type: FineTuningMetricsRef,
      nullable: true,
      description: 'Null on an event that carries no numbers.',
    }),
  }),
});

export const FineTuningJobEventConnectionRef = connectionType(
  'FineTuningJobEvent',
  FineTuningJobEventRef,
  "lines of a job's log",
);

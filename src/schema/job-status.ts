import { builder } from './builder.ts';

export const JobStatusRef = builder.enumType('JobStatus', {
  description:
    'Where a job stands. The usual way is VALIDATING_FILES → QUEUED → RUNNING → SUCCEEDED or FAILED; a job can be ' +
    'cancelled from any state that is not terminal, and a paused one resumes to QUEUED.',
  values: {
    VALIDATING_FILES: { description: 'The upstream checks the files. Often too short to be seen by asking.' },
    QUEUED: { description: 'The files are good; the job waits for its turn.' },
    RUNNING: { description: 'The model is being trained.' },
    PAUSED: { description: 'Training stands still until the job is resumed or cancelled.' },
    SUCCEEDED: { description: 'Terminal: `fineTunedModel` is ready to use.' },
    FAILED: { description: 'Terminal: `error` says why.' },
    CANCELLED: { description: 'Terminal: ended on request.' },
    UNKNOWN: {
      description: 'A word that this service does not know yet; `rawStatus` holds it. Never terminal.',
    },
  } as const,
});

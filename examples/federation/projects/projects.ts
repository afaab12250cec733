export interface Project {
  readonly id: string;
  readonly name: string;
  readonly jobIds: readonly string[];
}

/** This team's data. The jobs are those that the emulator starts with. */
export const projects: readonly Project[] = [
  {
    id: 'project-research',
    name: 'Research',
    // The last one is gone at the provider.
    jobIds: ['ftjob-seed-reinforcement', 'ftjob-seed-cancelled', 'ftjob-deleted-long-ago'],
  },
  {
    id: 'project-support',
    name: 'Support assistant',
    jobIds: [
      'ftjob-seed-succeeded',
      'ftjob-seed-failed',
      'ftjob-seed-paused',
      'ftjob-seed-running',
      'ftjob-seed-queued',
    ],
  },
];

import { expect, it } from 'vitest';
import { startApp } from '../support/start-app.ts';

it('answers fields in the order in which they were asked for, whatever is ready first', async () => {
  const { ask } = await startApp();
  const response = await ask(
    '{ job: fineTuningJob(id: "ftjob-seed-running") { progress { step } id trainingFile { bytes } status } t: __typename }',
  );
  const { data } = (await response.json()) as { data: { job: object } };
  expect(Object.keys(data)).toEqual(['job', 't']);
  expect(Object.keys(data.job)).toEqual(['progress', 'id', 'trainingFile', 'status']);
});

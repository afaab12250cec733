import { Readable } from 'node:stream';
import { graphql } from 'graphql';
import { expect, it } from 'vitest';
import { createLoaders } from '../../src/datasource/loaders.ts';
import { schema } from '../../src/schema/index.ts';
import { aJob, recordingContext } from '../support/recording-context.ts';

it('downloads a result file once for all the sizes that one query asks for', async () => {
  const { context } = recordingContext({ get: async () => aJob({ resultFiles: ['file-result'] }) });
  const lines = Array.from({ length: 1000 }, (_, index) => `${index},${index === 777 ? 9 : 1}`);
  const downloads: string[] = [];
  const datasource: typeof context.datasource = {
    ...context.datasource,
    files: {
      ...context.datasource.files,
      content: async (_caller, id) => {
        downloads.push(id);
        return Readable.from([Buffer.from(['step,train_loss', ...lines].join('\n'))]);
      },
    },
  };
  const { data, errors } = await graphql({
    schema,
    source: `{ fineTuningJob(id: "ftjob-1") {
      coarse: trainingMetrics(maxPoints: 3) { step }
      last: trainingMetrics(maxPoints: 1) { step }
      fine: trainingMetrics(maxPoints: 1000) { step }
    } }`,
    contextValue: { ...context, datasource, loaders: createLoaders(datasource, context.caller) },
  });
  expect(errors).toBeUndefined();
  expect(data?.['fineTuningJob']).toMatchObject({
    coarse: [{ step: 0 }, { step: 777 }, { step: 999 }],
    last: [{ step: 999 }],
    fine: lines.map((_, step) => ({ step })),
  });
  expect(downloads).toEqual(['file-result']);
});

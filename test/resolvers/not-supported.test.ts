import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Datasource } from '../../src/datasource/datasource.ts';
import { NotSupported, type UnsupportedInput } from '../../src/domain/not-supported.ts';
import { Upload } from '../../src/domain/upload.ts';
import { createFineTuningJob } from '../../src/resolvers/create-fine-tuning-job.ts';
import { deleteFineTuningFile } from '../../src/resolvers/delete-fine-tuning-file.ts';
import {
  cancelFineTuningJob,
  pauseFineTuningJob,
  resumeFineTuningJob,
} from '../../src/resolvers/job-transition.ts';
import { uploadFineTuningFile } from '../../src/resolvers/upload-fine-tuning-file.ts';
import { recordingContext } from '../support/recording-context.ts';

/** An upstream whose provider can change nothing; a look at it is not expected. */
const contextOf = (inputs: readonly UnsupportedInput[] = []) => {
  const refuse = () => Promise.reject(new NotSupported('Example AI can not do that.', inputs));
  const { context } = recordingContext({ cancel: refuse, pause: refuse, resume: refuse });
  const { datasource } = context;
  const cannot: Datasource = {
    ...datasource,
    files: { ...datasource.files, upload: refuse, delete: refuse },
    creation: { ...datasource.creation, create: refuse },
  };
  return { ...context, datasource: cannot };
};

const one = { id: 'a-1' };
const input = { model: 'a-model', trainingFile: 'file-1', suffix: 'long', seed: 1 };
const upload = () => new Upload('a.jsonl', 'application/jsonl', Readable.from(['{}']));
const create = (context: ReturnType<typeof contextOf>) => createFineTuningJob(null, { input }, context);

describe('what the provider can not do', () => {
  it.each([
    ['createFineTuningJob', 'input', create],
    ['cancelFineTuningJob', 'id', (context) => cancelFineTuningJob(null, one, context)],
    ['pauseFineTuningJob', 'id', (context) => pauseFineTuningJob(null, one, context)],
    ['resumeFineTuningJob', 'id', (context) => resumeFineTuningJob(null, one, context)],
    ['uploadFineTuningFile', 'file', (context) => uploadFineTuningFile(null, { file: upload() }, context)],
    ['deleteFineTuningFile', 'id', (context) => deleteFineTuningFile(null, one, context)],
  ] as readonly (readonly [string, string, (context: ReturnType<typeof contextOf>) => Promise<object>])[])(
    'is a user error of %s, at its %s',
    async (_mutation, argument, ask) => {
      const { userErrors, idempotencyKey, ...payload } = (await ask(contextOf())) as Record<string, unknown>;
      expect(userErrors).toEqual([
        { code: 'NOT_SUPPORTED', message: 'Example AI can not do that.', path: [argument] },
      ]);
      expect(Object.values(payload)).toEqual([null]);
    },
  );

  it('is a user error at each field of a new job that is at fault', async () => {
    const context = contextOf([
      { message: 'No seed.', path: ['seed'] },
      { message: 'Shorter.', path: ['suffix'], code: 'TOO_LONG' },
      { message: 'Not so.', path: ['method', 'dpo'] },
    ]);
    expect(await create(context)).toEqual({
      job: null,
      idempotencyKey: null,
      userErrors: [
        { code: 'NOT_SUPPORTED', message: 'No seed.', path: ['input', 'seed'] },
        { code: 'TOO_LONG', message: 'Shorter.', path: ['input', 'suffix'] },
        { code: 'NOT_SUPPORTED', message: 'Not so.', path: ['input', 'method', 'dpo'] },
      ],
    });
  });
});

import { expect, it } from 'vitest';
import type { Files } from '../../src/datasource/files.ts';
import { createLoaders } from '../../src/datasource/loaders.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import { deleteFineTuningFile } from '../../src/resolvers/delete-fine-tuning-file.ts';
import { recordingContext } from '../support/recording-context.ts';

const file = {
  id: 'file-1',
  filename: null,
  bytes: null,
  purpose: null,
  status: null,
  createdAt: null,
  expiresAt: null,
};

/** Deletes a file of which a look says this, after the deletion failed like that. */
const deletion = (failure: ServiceError, get: Files['get']) => {
  const { context } = recordingContext();
  const files = { ...context.datasource.files, get, delete: () => Promise.reject(failure) };
  const datasource = { ...context.datasource, files };
  const loaders = createLoaders(datasource, context.caller);
  return deleteFineTuningFile(null, { id: 'file-1' }, { ...context, datasource, loaders });
};

const lost = new ServiceError('UPSTREAM_TIMEOUT', 'No answer.', { mayHaveHappened: true });

it('is a success without an answer when the file turns out to be gone', async () => {
  expect(await deletion(lost, async () => null)).toEqual({ deletedId: 'file-1', userErrors: [] });
});

it.each([
  ['is still there', async () => file],
  ['can not be asked for', () => Promise.reject(new ServiceError('UPSTREAM_ERROR', 'No.'))],
])('fails as it did when the file %s', async (_name, get) => {
  await expect(deletion(lost, get)).rejects.toBe(lost);
});

it('fails without a look when it has certainly not happened', async () => {
  const refused = new ServiceError('FORBIDDEN', 'No.');
  await expect(deletion(refused, async () => null)).rejects.toBe(refused);
});

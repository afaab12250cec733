import { print } from 'graphql';
import { expect, it } from 'vitest';
import type { UploadFileAnywhereMutation } from '../../support/operations/graphql.ts';
import type { Answer } from '../../support/start-app.ts';
import { isUnsupported, problemsOf } from './answers.ts';
import { type Customer, startCustomer } from './customer.ts';
import { NOT_SUPPORTED, note } from './findings.ts';
import { Create, DeleteFile, ListFiles, ReadFile, UploadFile } from './operations.ts';
import { orderFor } from './orders.ts';

/** Training data as a person brings it. */
const EXAMPLES = Array.from({ length: 12 }, (_, index) => ({
  messages: [
    { role: 'user', content: `What is ${index} and one?` },
    { role: 'assistant', content: `It is ${index + 1}.` },
  ],
}))
  .map((example) => `${JSON.stringify(example)}\n`)
  .join('');

const upload = async ({ app }: Customer) => {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query: print(UploadFile), variables: { file: null } }));
  form.set('map', '{"0": ["variables.file"]}');
  form.set('0', new Blob([EXAMPLES], { type: 'application/jsonl' }), 'sums.jsonl');
  const headers = { 'graphql-require-preflight': '1' };
  const response = await fetch(app.url, { method: 'POST', body: form, headers });
  const { data } = (await response.json()) as Answer<UploadFileAnywhereMutation>;
  return data?.uploadFineTuningFile;
};

/** What can be done with files. */
export const describeFiles = (provider: string): void => {
  it('takes a file to train on, and a job on it', async () => {
    const customer = await startCustomer(provider);
    const { app } = customer;
    const uploaded = await upload(customer);
    if (isUnsupported(customer, uploaded?.userErrors)) {
      expect(uploaded?.file).toBeNull();
      note(provider, 'UPLOAD_FILE', NOT_SUPPORTED);
      return;
    }
    expect(uploaded?.userErrors).toEqual([]);
    const trainingFile = uploaded?.file?.id ?? '';
    expect([EXAMPLES.length, null]).toContain(uploaded?.file?.bytes);
    const input = { ...(await orderFor(customer)), trainingFile };
    // Some look at a file before they train on it, and take no job until they have.
    await expect
      .poll(async () => (await app.query(Create, { input })).data?.createFineTuningJob?.userErrors)
      .toEqual([]);
    note(provider, 'UPLOAD_FILE', 'yes');
  });

  it('lists files', async () => {
    const customer = await startCustomer(provider);
    const { app } = customer;
    const uploaded = await upload(customer);
    const { data, errors } = await app.query(ListFiles);
    const ids = data?.fineTuningFiles.nodes.map(({ id }) => id) ?? [];
    if (isUnsupported(customer, problemsOf(errors))) {
      note(provider, 'LIST_FILES', NOT_SUPPORTED);
      return;
    }
    expect(errors).toBeUndefined();
    expect(new Set(ids).size).toBe(ids.length);
    if (uploaded?.file) expect(ids).toContain(uploaded.file.id);
    const read = await app.query(ReadFile, { id: ids[0] ?? '' });
    expect(read.data?.fineTuningFile?.id).toBe(ids[0]);
    note(provider, 'LIST_FILES', 'yes');
  });

  it('deletes a file', async () => {
    const customer = await startCustomer(provider);
    const { app } = customer;
    const id = (await upload(customer))?.file?.id ?? 'file-seed-chat';
    const payload = (await app.query(DeleteFile, { id })).data?.deleteFineTuningFile;
    if (isUnsupported(customer, payload?.userErrors)) {
      expect(payload?.deletedId).toBeNull();
      note(provider, 'DELETE_FILE', NOT_SUPPORTED);
      return;
    }
    expect(payload).toEqual({ deletedId: id, userErrors: [] });
    // Where nothing but an id is ever told, any id reads as itself.
    const { data } = await app.query(ReadFile, { id });
    expect(data?.fineTuningFile?.bytes ?? null).toBeNull();
    const listed = await app.query(ListFiles);
    expect(listed.data?.fineTuningFiles.nodes ?? []).not.toContainEqual({ id });
    note(provider, 'DELETE_FILE', 'yes');
  });
};

import { hexFrom } from '../../chance.ts';
import { receiveUpload } from '../../files/upload.ts';
import { badRequest, tooLarge } from '../../server/api-error.ts';
import { type Call, json, type Route } from '../../server/call.ts';

/** A dataset lies on the server under eight digits of a new uuid and its own name. */
async function upload(call: Call): Promise<string> {
  const { world, organization } = call;
  const digits = hexFrom(8, world.seed, organization.id, 'dataset', organization.files.added);
  const { id } = await receiveUpload(call, ({ file }, largestFile) => {
    if (file === null) throw badRequest('file is required');
    if (file.size > largestFile) throw tooLarge('http: request body too large');
    const path = `/data/fine-tune/datasets/${digits}-${file.filename}`;
    return { id: path, file, purpose: 'fine-tune', secondsToLive: null };
  });
  return id;
}

/** Datasets can be brought, and nothing else: nobody lists, reads or deletes them. */
export const datasetRoutes = (base: string): readonly Route[] => [
  {
    operation: 'upload',
    method: 'POST',
    path: `${base}/datasets`,
    handle: async (call) => json({ path: await upload(call) }),
  },
];

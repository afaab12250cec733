import { keepFile } from '../../files/receive-form.ts';
import { keepUpload } from '../../files/upload.ts';
import type { Organization } from '../../organization.ts';
import { notFound } from '../../server/api-error.ts';
import type { Call, Route } from '../../server/call.ts';
import { missing, oneOf } from '../../server/values.ts';
import { fileTypes, purposes } from './upload-form.ts';

interface Announced {
  readonly filename: string;
  readonly purpose: string;
}

/** Files that were announced and have not arrived yet. */
const announcedTo = new WeakMap<Organization, Map<string, Announced>>();

function announcedFiles(organization: Organization): Map<string, Announced> {
  const files = announcedTo.get(organization) ?? new Map<string, Announced>();
  announcedTo.set(organization, files);
  return files;
}

const asked = (call: Call, name: string): string => {
  const value = call.query.get(name);
  if (value === null || value === '') throw missing(name);
  return value;
};

/**
 * How Together's own SDKs upload (`lib/upload.ts` of together-ai 0.52.0): a file is announced, the answer redirects to an
 * address that takes its bytes without a key, and then it is there.
 */
export const twoStepUploadRoutes: readonly Route[] = [
  {
    operation: 'upload',
    method: 'POST',
    path: '/v1/files',
    handle(call) {
      const { organization, world, request } = call;
      const files = announcedFiles(organization);
      const purpose = oneOf(...purposes)(asked(call, 'purpose'), 'purpose');
      oneOf(...fileTypes)(asked(call, 'file_type'), 'file_type');
      const filename = asked(call, 'file_name').replace(/^.*[\\/]/, '');
      const id = world.personality.ids.file([world.seed, organization.id, 'announced', files.size]);
      files.set(id, { filename, purpose });
      const location = `http://${request.headers.host}/v1/uploads/${organization.id}/${id}`;
      return { kind: 'empty', status: 302, headers: { location, 'x-together-file-id': id } };
    },
  },
  {
    operation: 'upload',
    method: 'PUT',
    path: '/v1/uploads/{organization}/{id}',
    signed: true,
    async handle(call) {
      const id = call.parameter('id');
      const announced = announcedFiles(call.organization).get(id);
      if (announced === undefined) throw notFound('No file was announced under this address.', null, null);
      const { filename, purpose } = announced;
      await keepUpload(call, async (path) => ({
        id,
        file: await keepFile(call.request, filename, path),
        purpose,
        secondsToLive: null,
      }));
      return { kind: 'empty', status: 200 };
    },
  },
];

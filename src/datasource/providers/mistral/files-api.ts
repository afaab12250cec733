import { createFilesApi as createOpenaiFilesApi } from '../../openai-shape/files-api.ts';
import { segment } from '../../rest/ids.ts';
import { decodeFile } from '../../wire/decode-file.ts';
import type { FilesApi } from '../api.ts';
import type { ProviderParts } from '../provider.ts';
import { decodeNumberedPage, numberQuery, readNumberedPages } from './numbered-pages.ts';

/** Files: OpenAI's addresses and objects, without a status, and with numbered pages. */
export const createFilesApi = (parts: ProviderParts): FilesApi => {
  const { upstream, logger } = parts;
  return {
    ...createOpenaiFilesApi(parts, {}),
    list: (caller, request) =>
      readNumberedPages(request, (number) => {
        const filter = request.purpose === undefined ? [] : [['purpose', request.purpose] as const];
        return upstream.get(
          caller,
          { path: '/files', query: [...numberQuery(number), ...filter] },
          decodeNumberedPage(number, decodeFile, logger),
        );
      }),
    delete: (caller, id) =>
      upstream.change(caller, {
        method: 'DELETE',
        target: { path: `/files/${segment(id)}` },
        body: null,
        repeatable: 'ALWAYS',
        // The documents' own example of a deletion says `deleted: false`, so a success is one whatever stands there.
        decode: () => {},
      }),
  };
};

import { Upload } from '../../domain/upload.ts';
import { builder } from '../builder.ts';

builder.scalarType('Upload', {
  description:
    'A file in a multipart request, as the GraphQL multipart request specification has it. Only in an argument.',
  specifiedByURL: 'https://github.com/jaydenseric/graphql-multipart-request-spec',
  serialize: () => {
    throw new TypeError('An Upload is never part of an answer.');
  },
  parseValue: (value) => {
    if (value instanceof Upload) return value;
    throw new TypeError(
      'An Upload is a file of a multipart request; send null in its place in `operations`.',
    );
  },
});

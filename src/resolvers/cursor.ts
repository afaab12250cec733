import { ServiceError } from '../domain/service-error.ts';

const PREFIX = 'after:';
const MAX_LENGTH = 1024;

/** A cursor names the item that the next page comes after. Opaque to clients, so that it may change. */
export const encodeCursor = (id: string): string => Buffer.from(PREFIX + id).toString('base64url');

/** @throws ServiceError BAD_USER_INPUT when the text is no cursor of ours. */
export const decodeCursor = (cursor: string): string => {
  const text = cursor.length <= MAX_LENGTH ? Buffer.from(cursor, 'base64url').toString() : '';
  const id = text.slice(PREFIX.length);
  if (!text.startsWith(PREFIX) || id === '' || encodeCursor(id) !== cursor) {
    throw new ServiceError(
      'BAD_USER_INPUT',
      `"${cursor.slice(0, 64)}" is not a cursor. Pass an endCursor or an edge's cursor of this list, or leave \`after\` out.`,
      { path: ['after'] },
    );
  }
  return id;
};

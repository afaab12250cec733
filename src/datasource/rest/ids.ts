const LONGEST_ID = 256;

/**
 * Whether an id can stand in a path or a cursor at all. Ids are the upstream's own and never parsed, but some texts can't be
 * one: empty, longer than 256 characters, not well-formed UTF-16 (no percent encoding exists), or `.` and `..`, which any
 * hop on the way may resolve to another path.
 */
export const isUsableId = (id: string): boolean =>
  id !== '' && id !== '.' && id !== '..' && id.length <= LONGEST_ID && !/\p{Surrogate}/u.test(id);

/** An id as one segment of a path. Only for a usable id. */
export const segment = (id: string): string => encodeURIComponent(id);

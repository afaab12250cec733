/** Parameters of one call, in the order in which they are sent. */
export type Query = readonly (readonly [name: string, value: string])[];

/**
 * A query with its question mark, or nothing. Half a surrogate pair becomes U+FFFD; a space becomes `%20`, which every server
 * reads, where `+` is read only by those that expect a form.
 */
export const encodeQuery = (query: Query): string => {
  if (query.length === 0) return '';
  const parameters = new URLSearchParams();
  for (const [name, value] of query) parameters.append(name, value);
  return `?${parameters.toString().replaceAll('+', '%20')}`;
};

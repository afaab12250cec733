import type { GraphQLError, ResponsePath } from 'graphql';

/**
 * The errors of one execution, but for those below a place that another one has already made null: nobody could tell what
 * they are about.
 */
export class CollectedErrors {
  #errors: GraphQLError[] | null = null;
  #places: Set<ResponsePath | undefined> | null = null;

  /** Null when there is none. */
  get all(): readonly GraphQLError[] | null {
    return this.#errors;
  }

  /** @param path the place that is null by it; undefined when nothing is left of the answer. */
  add(error: GraphQLError, path: ResponsePath | undefined): void {
    this.#errors ??= [];
    this.#places ??= new Set();
    if (isWithin(path, this.#places)) return;
    this.#places.add(path);
    this.#errors.push(error);
  }
}

const isWithin = (path: ResponsePath | undefined, places: ReadonlySet<ResponsePath | undefined>): boolean => {
  if (places.size === 0) return false;
  for (let place = path; place !== undefined; place = place.prev) if (places.has(place)) return true;
  return places.has(undefined);
};

/** What to read of a list: at most `first` items, from just after the item with the id `after`. */
export interface PageRequest {
  readonly first: number;
  /** Null means from the start. */
  readonly after: string | null;
}

/** A part of a list, in the list's own order. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
}

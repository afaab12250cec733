/** One pair of a job's metadata. Order is the upstream's. */
export interface MetadataEntry {
  readonly key: string;
  readonly value: string;
}

export type Metadata = readonly MetadataEntry[];

/** How many pairs a job holds. */
export const MAX_METADATA_PAIRS = 16;

/** The pairs under which this service marks the jobs that it creates. Nobody else sees or writes them. */
export const RESERVED_METADATA_KEYS = { key: 'tunegraph_key', input: 'tunegraph_input' } as const;

const RESERVED: ReadonlySet<string> = new Set(Object.values(RESERVED_METADATA_KEYS));

/** How many pairs a client may give to a job that is created under a key. */
export const MAX_PAIRS_BESIDE_KEY = MAX_METADATA_PAIRS - RESERVED.size;

/** Whether this key is the service's own. */
export const isReservedMetadataKey = (key: string): boolean => RESERVED.has(key);

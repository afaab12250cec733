/** One pair of a job's metadata. Order is the upstream's. */
export interface MetadataEntry {
  readonly key: string;
  readonly value: string;
}

export type Metadata = readonly MetadataEntry[];

import type { Metadata } from '../../domain/metadata.ts';

/** The parameters that ask for jobs with all of these pairs. */
export const metadataQuery = (pairs: Metadata): readonly (readonly [name: string, value: string])[] =>
  pairs.map(({ key, value }) => [`metadata[${key}]`, value] as const);

import type { JsonObject } from '../../domain/json.ts';
import type { PageRequest } from '../../domain/page.ts';
import type { FineTuningProgress } from '../../domain/progress.ts';

/**
 * How a provider departs from OpenAI while it keeps its paths and its objects. What stands here is what was found to differ;
 * an absent field means that nothing does.
 */
export interface OpenaiShape {
  /** Makes a body that OpenAI could have sent of one of this provider's. What it doesn't know it leaves as it is. */
  readonly readJob?: (body: JsonObject) => JsonObject;
  /** How far a job is, where its own body says so; null while it doesn't. */
  readonly readProgress?: (body: JsonObject) => FineTuningProgress | null;
  readonly readEvent?: (body: JsonObject) => JsonObject;
  readonly readCheckpoint?: (body: JsonObject) => JsonObject;
  readonly readFile?: (body: JsonObject) => JsonObject;
  /** Makes the provider's body for a new job of OpenAI's. */
  readonly writeCreate?: (body: JsonObject) => JsonObject;
  /** Whether jobs can be paused and resumed. @default true */
  readonly pauses?: boolean;
  /** Whether there are checkpoints. @default true */
  readonly checkpoints?: boolean;
  /**
   * Where a job carries its tag: in its metadata, in its suffix, or nowhere, so that a create is never resent.
   *
   * @default METADATA
   */
  readonly tagIn?: 'METADATA' | SuffixTag | null;
  /** Whether a list can be asked for the jobs with some metadata. @default true */
  readonly filtersByMetadata?: boolean;
  /** The most that a page of a list may hold. @default 100 of everything */
  readonly pageSize?: number;
  /** Whether lists of files come in pages. Where not, the whole list comes, and a page is cut from it. @default true */
  readonly pagesFiles?: boolean;
  /** What to ask for as the most files, where a whole list is cut short unless it is asked for more. @default nothing */
  readonly mostFiles?: number;
}

/** A tag at the end of a job's suffix: what the client asked for, a dash, and the tag. */
export interface SuffixTag {
  /** How long the suffix may be with the tag, in characters. */
  readonly longest: number;
}

/** A page that the provider will serve: no larger than it allows. */
export const withinPageSize = <Request extends PageRequest>(
  request: Request,
  { pageSize }: OpenaiShape,
): Request =>
  pageSize === undefined || request.first <= pageSize ? request : { ...request, first: pageSize };

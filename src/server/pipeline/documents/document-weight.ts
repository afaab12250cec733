/**
 * Bytes of a token with its place and its part of the syntax tree, of a field whose cost is planned, of one whose execution is, of
 * a reason to refuse, and of a document besides. Measured on documents of nothing but fields, the heaviest that there are, on Node 24, which takes more than Node 20.
 */
const TOKEN = 480;
const PLANNED_FIELD = 120;
const EXECUTED_FIELD = 190;
const REFUSAL = 2000;
const DOCUMENT = 1000;

export interface WeighedDocument {
  readonly text: string;
  readonly tokens: number;
  /** Fields of the plans of its cost: a fragment's count each time that it is spread, so there may be many. */
  readonly plannedFields?: number;
  /** Fields that the plans of its execution may come to have. */
  readonly executedFields?: number;
  readonly refusals?: number;
}

/** How many bytes a document takes once it is prepared, roughly and rather too many. */
export const documentWeight = ({
  text,
  tokens,
  plannedFields = 0,
  executedFields = 0,
  refusals = 0,
}: WeighedDocument): number =>
  2 * text.length +
  tokens * TOKEN +
  plannedFields * PLANNED_FIELD +
  executedFields * EXECUTED_FIELD +
  refusals * REFUSAL +
  DOCUMENT;

/** What one document may hold, and one operation may cost. docs/limits.md gives the reason for each default. */
export interface DocumentLimits {
  /** Tokens of a document; comments count too. */
  readonly maxTokens: number;
  /** How deep fields may stand in fields. */
  readonly maxDepth: number;
  /** Selections of an operation: a fragment's count each time that it is spread. */
  readonly maxFields: number;
  /** Fields of an operation that have an alias, counted likewise. */
  readonly maxAliases: number;
  /** Directives of an operation, counted likewise. */
  readonly maxDirectives: number;
  /** Fields at the top of an operation. */
  readonly maxRootFields: number;
  /** What an operation may cost at most, in the units of docs/limits.md. */
  readonly maxCost: number;
}

/** What may be asked, and how much. */
export interface OperationLimits extends DocumentLimits {
  /** Characters of an answer, or of one event of a subscription. */
  readonly maxAnswerLength: number;
  /** Bytes that the running subscriptions of one credential may keep, as far as that can be told. */
  readonly maxSubscriptionMemory: number;
  /** Operations that one credential may begin in a minute; 0: any number. */
  readonly maxRequestsPerMinute: number;
  /** Milliseconds that a query, a mutation or a subscription's beginning may take. */
  readonly timeout: number;
}

/** What holds where nobody says otherwise. The settings' defaults are the same. */
export const DEFAULT_LIMITS: OperationLimits = {
  maxTokens: 10_000,
  maxDepth: 20,
  maxFields: 4000,
  maxAliases: 500,
  maxDirectives: 100,
  maxRootFields: 200,
  maxCost: 100_000,
  maxAnswerLength: 16 * 1024 ** 2,
  maxSubscriptionMemory: 256 * 1024 ** 2,
  maxRequestsPerMinute: 1_000_000,
  timeout: 120_000,
};

import type { KnownMethodType } from './method.ts';

/** What a client can ask for by name. Reading one job is what every provider can. */
export const OPERATIONS = [
  'CREATE_JOB',
  'LIST_JOBS',
  'CANCEL_JOB',
  'PAUSE_JOB',
  'RESUME_JOB',
  'LIST_EVENTS',
  'LIST_CHECKPOINTS',
  'READ_TRAINING_METRICS',
  'UPLOAD_FILE',
  'LIST_FILES',
  'DELETE_FILE',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** The hyperparameters that the API has names for. */
export const HYPERPARAMETERS = [
  'batchSize',
  'learningRateMultiplier',
  'nEpochs',
  'beta',
  'computeMultiplier',
  'evalInterval',
  'evalSamples',
  'reasoningEffort',
] as const;
export type Hyperparameter = (typeof HYPERPARAMETERS)[number];

/** The fields of a new job that some providers don't take. */
export const OPTIONAL_CREATE_FIELDS = [
  'validationFile',
  'suffix',
  'seed',
  'integrations',
  'metadata',
] as const;
export type OptionalCreateField = (typeof OPTIONAL_CREATE_FIELDS)[number];

/**
 * What holds when the answer to a create is lost.
 *
 * - `ONCE_PER_KEY`: asked again with the same key, the job is found, by any process: it carries a trace of its key that the
 *   provider gives back.
 * - `NEVER_RESENT`: the provider keeps no such trace, so the request is sent once, whatever happens, and who asks again with
 *   the same key is told that nobody knows; this process alone remembers the key.
 */
export const CREATE_GUARANTEES = ['ONCE_PER_KEY', 'NEVER_RESENT'] as const;
export type CreateGuarantee = (typeof CREATE_GUARANTEES)[number];

/** One method of a provider, and which hyperparameters can be set with it. */
export interface MethodCapability {
  readonly type: KnownMethodType;
  readonly hyperparameters: readonly Hyperparameter[];
}

/** Null is no limit, or none that the provider tells. */
export interface ProviderLimits {
  /** Characters. */
  readonly suffixLength: number | null;
  /** Pairs. */
  readonly metadataPairs: number | null;
  /** Bytes of one file. */
  readonly fileBytes: number | null;
}

/** What the provider behind this service can do, so that a form need not offer the rest. */
export interface Capabilities {
  /** The provider's name in the configuration. */
  readonly provider: string;
  /** The provider's name as it writes it. */
  readonly title: string;
  /** Where the provider documents fine-tuning. */
  readonly documentation: string;
  readonly operations: ReadonlySet<Operation>;
  readonly methods: readonly MethodCapability[];
  /** Whether the provider itself knows the word `"auto"`. Where not, it is left out, which means the same. */
  readonly takesAuto: boolean;
  readonly createFields: ReadonlySet<OptionalCreateField>;
  readonly createGuarantee: CreateGuarantee;
  readonly limits: ProviderLimits;
  /** From when on the provider takes no new jobs from anybody; null where no such day is known. */
  readonly creationEndsAt: Date | null;
}

/** How long a suffix may be at Nebius, in characters: `maxLength` of CreateFineTuningJobRequest in its OpenAPI document. */
export const LONGEST_SUFFIX = 64;

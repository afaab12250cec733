import type { Capabilities } from '../../domain/capabilities.ts';
import type { CreateJobRequest } from '../../domain/create-job.ts';
import type { UnsupportedInput } from '../../domain/not-supported.ts';

export const unsupportedInputs = (
  _request: CreateJobRequest,
  _capabilities: Capabilities,
): readonly UnsupportedInput[] => [];

import { ApiError } from '../../server/api-error.ts';

/** A refusal on the dated path, whose body calls the parameter at fault by another name. */
export class DatedApiError extends ApiError {
  constructor({ status, type, message, param, code }: ApiError) {
    super(status, type, message, param, code);
    this.name = 'DatedApiError';
  }
}

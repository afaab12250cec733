import { ApiError, badRequest, notFound } from '../../server/api-error.ts';

export const alreadyExists = (name: string): ApiError =>
  new ApiError(409, 'already_exists', `${name} already exists`, null, 'already_exists');

export const failedPrecondition = (message: string): ApiError =>
  badRequest(message, null, 'failed_precondition');

export const unknownResource = (name: string): ApiError =>
  notFound(`${name.slice(0, 200)} not found`, null, 'not_found');

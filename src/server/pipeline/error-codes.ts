import type { ServiceErrorCode } from '../../domain/service-error.ts';

/** What is wrong with a request as such, before or beside any resolver. */
export type RequestErrorCode =
  | 'BAD_REQUEST'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'INTERNAL_SERVER_ERROR'
  | 'METHOD_NOT_ALLOWED'
  | 'NOT_ACCEPTABLE'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'PREFLIGHT_REQUIRED'
  | 'REQUEST_ENTITY_TOO_LARGE'
  | 'SHUTTING_DOWN'
  | 'TOO_MANY_OPERATIONS'
  | 'UNSUPPORTED_MEDIA_TYPE';

/** Every `extensions.code` that a client can meet. */
export type ErrorCode = ServiceErrorCode | RequestErrorCode;

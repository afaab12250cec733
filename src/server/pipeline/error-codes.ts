import type { ServiceErrorCode } from '../../domain/service-error.ts';

/** What is wrong with a request as such, before or beside any resolver. */
export type RequestErrorCode =
  | 'ANSWER_TOO_LARGE'
  | 'BAD_REQUEST'
  | 'CALLBACK_FAILED'
  | 'CALLBACK_REFUSED'
  | 'DOCUMENT_TOO_LARGE'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'INTERNAL_SERVER_ERROR'
  | 'INTROSPECTION_DISABLED'
  | 'METHOD_NOT_ALLOWED'
  | 'NOT_ACCEPTABLE'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'OPERATION_TIMEOUT'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'PREFLIGHT_REQUIRED'
  | 'QUERY_TOO_COMPLEX'
  | 'REQUEST_ENTITY_TOO_LARGE'
  | 'SHUTTING_DOWN'
  | 'TOO_MANY_OPERATIONS'
  | 'TRUSTED_DOCUMENT_REQUIRED'
  | 'UNSUPPORTED_MEDIA_TYPE';

/** Every `extensions.code` that a client can meet. */
export type ErrorCode = ServiceErrorCode | RequestErrorCode;

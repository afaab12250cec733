import { ServiceError } from '../../domain/service-error.ts';

/** What whoever asks on after the end of his token is told. */
export const expiredAccess = (): ServiceError =>
  new ServiceError('UNAUTHENTICATED', 'The token has expired. Ask, or subscribe, again with a new one.');

import type { OperationDefinitionNode } from 'graphql';
import { RequestRefusal } from '../request-refusal.ts';

/** What a client gets whose operation has come to its deadline. */
export const tooLate = ({ operation }: OperationDefinitionNode): RequestRefusal =>
  new RequestRefusal(
    'OPERATION_TIMEOUT',
    operation === 'mutation'
      ? 'This took too long and was given up. The change may have been made all the same: look before you ask again.'
      : 'This took too long and was given up. Ask for less at once, or again later.',
  );

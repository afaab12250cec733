import type { PageRequest } from '../../domain/page.ts';
import { ServiceError } from '../../domain/service-error.ts';
import { isUsableId } from './ids.ts';
import type { Query } from './query.ts';

/**
 * The parameters that ask for a page.
 *
 * @throws ServiceError `BAD_USER_INPUT` when `after` can't be an id at all.
 */
export const pageQuery = ({ first, after }: PageRequest): Query => {
  if (after === null) return [['limit', String(first)]];
  if (!isUsableId(after)) {
    throw new ServiceError(
      'BAD_USER_INPUT',
      '`after` is no cursor of this list. Use an endCursor as it came.',
      {
        path: ['after'],
      },
    );
  }
  return [
    ['limit', String(first)],
    ['after', after],
  ];
};

import { pageFrom, sequenceOf } from '../../page.ts';
import { badRequest } from '../../server/api-error.ts';

/** What can be listed. */
interface Listed {
  readonly id: string;
  readonly createdAt: number;
}

const usual = 50;
const most = 200;

/** More than the most is made the most, and 0 is nothing said. */
function pageSizeIn(query: URLSearchParams): number {
  const asked = query.get('pageSize') ?? '0';
  if (!/^\d{1,9}$/.test(asked)) throw badRequest('pageSize must not be negative', 'pageSize');
  return Math.min(most, Number(asked) || usual);
}

/** Fields in either of their spellings: which one is taken no document says. */
function compareBy(orderBy: string): (a: Listed, b: Listed) => number {
  const [field = '', direction = 'asc', ...rest] = orderBy.trim().split(/\s+/);
  const turn = direction === 'desc' ? -1 : 1;
  if (rest.length > 0 || (direction !== 'asc' && direction !== 'desc')) {
    throw badRequest(`invalid order_by: ${orderBy.slice(0, 100)}`, 'orderBy');
  }
  switch (field) {
    case '':
    case 'name':
      return (a, b) => turn * (a.id < b.id ? -1 : 1);
    case 'create_time':
    case 'createTime':
      return (a, b) => turn * (a.createdAt - b.createdAt);
    default:
      throw badRequest(`invalid order_by: unknown field ${field.slice(0, 100)}`, 'orderBy');
  }
}

/** Where a token goes on, and in which list: it is refused in any other. */
const tokenFor = (list: string, start: number): string =>
  Buffer.from(JSON.stringify([list, start])).toString('base64url');

function startIn(token: string, list: string): number {
  if (token === '') return 0;
  try {
    const [of, start] = JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown[];
    if (of === list && typeof start === 'number') return start;
  } catch {
    // What can't be read is refused like the token of another list.
  }
  throw badRequest('invalid page token', 'pageToken');
}

/** `{ <collection>: […], nextPageToken, totalSize }`, by name unless `orderBy` says otherwise. */
export function listingOf<Item extends Listed>(
  collection: string,
  items: readonly Item[],
  query: URLSearchParams,
  present: (item: Item) => object,
): object {
  if ((query.get('filter') ?? '') !== '') throw badRequest('invalid filter', 'filter');
  const orderBy = query.get('orderBy') ?? '';
  const size = pageSizeIn(query);
  const list = `${collection} ${orderBy} ${size}`;
  const start = startIn(query.get('pageToken') ?? '', list);
  const page = pageFrom(sequenceOf([...items].sort(compareBy(orderBy))), start, size);
  return {
    [collection]: page.items.map(present),
    nextPageToken: page.hasMore ? tokenFor(list, start + size) : '',
    totalSize: items.length,
  };
}

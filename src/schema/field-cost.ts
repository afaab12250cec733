import { MAX_PAGE_SIZE } from '../resolvers/page-arguments.ts';

/**
 * What a field costs beside the values that it answers. It stands in the field's extensions under `cost`, where whoever
 * bounds the cost of operations finds it. A list says how many items it holds; a field that calls the upstream says so.
 */
export interface FieldCost {
  /** Calls upstream that it makes for each parent. @default 0 */
  readonly calls?: number;
  /** Fields of one object that name the same load share its calls. */
  readonly load?: string;
  /** The load that its own items have behind them: their fields make no call for it any more. */
  readonly loaded?: string;
  /** Calls upstream that it makes for each item of its list. @default 0 */
  readonly callsPerItem?: number;
  /** How many items its list usually holds, or where that stands: `page` is what the connection around it was asked for. */
  readonly items?: number | 'page' | ArgumentSize;
  /** Of a connection: which argument asks for how many. */
  readonly page?: ArgumentSize;
}

/** A size that the client chooses. */
export interface ArgumentSize {
  /** Its name; a list counts by its length. */
  readonly argument: string;
  /** More than that is refused where it is used, so it is not counted. */
  readonly most?: number;
}

/** @returns a field's `extensions`. */
export const cost = (fieldCost: FieldCost): { readonly cost: FieldCost } => ({ cost: fieldCost });

/** A page of a list, for which the upstream is called. */
export const pageCost = (calls = 1): { readonly cost: FieldCost } =>
  cost({ calls, page: { argument: 'first', most: MAX_PAGE_SIZE } });

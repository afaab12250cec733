/** Whether a value is to be waited for, as GraphQL tells it: by its `then`. No text, number or boolean has one. */
export const isPromise = (value: unknown): value is Promise<unknown> =>
  ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
  typeof (value as { readonly then?: unknown }).then === 'function';

export type MaybePromise<Value> = Value | Promise<Value>;

import type { JsonObject, JsonValue } from '../../domain/json.ts';

/** Leaves out what is null: upstreams refuse a null where they would take nothing. What lies deeper is left as it is. */
export const withoutNulls = (fields: { readonly [name: string]: JsonValue | undefined }): JsonObject =>
  Object.fromEntries(
    Object.entries(fields).filter(
      (field): field is [string, JsonValue] => field[1] !== null && field[1] !== undefined,
    ),
  );

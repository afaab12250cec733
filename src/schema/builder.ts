import SchemaBuilder from '@pothos/core';
import DirectivesPlugin from '@pothos/plugin-directives';
import FederationPlugin from '@pothos/plugin-federation';
import ValidationPlugin from '@pothos/plugin-validation';
import type { JsonValue } from '../domain/json.ts';
import type { Upload } from '../domain/upload.ts';
import type { Context } from '../resolvers/context.ts';
import { scopesPlugin } from './scopes-plugin.ts';
import { userErrorsPlugin } from './user-errors-plugin.ts';

/** Where every type and operation of the API is defined. Fields are non-null unless they say otherwise. */
export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    SafeInt: { Input: number; Output: number };
    AutoOrInt: { Input: number | 'auto'; Output: number | 'auto' };
    AutoOrFloat: { Input: number | 'auto'; Output: number | 'auto' };
    // Null itself is GraphQL's own; a null deeper inside is the value's.
    JSON: { Input: NonNullable<JsonValue>; Output: JsonValue };
    Upload: { Input: Upload; Output: never };
  };
}>({
  // The first plugin is the outermost: nothing is told to whom it refuses, and the second sees what validation throws.
  plugins: [scopesPlugin, userErrorsPlugin, ValidationPlugin, DirectivesPlugin, FederationPlugin],
  defaultFieldNullability: false,
});

import type { CodegenConfig } from '@graphql-codegen/cli';
import { printSchema } from 'graphql';
import { schema } from './src/schema/index.ts';

/**
 * Writes the API as SDL, and types every operation that the tests, the examples and GraphiQL's tabs send: a change of
 * the schema that breaks one of them breaks the build. Only documents that are wrong on purpose, that are put together, or
 * that are for a schema of a test's own stay plain strings.
 */
const config: CodegenConfig = {
  schema: printSchema(schema),
  documents: [
    'src/server/graphiql-operations.ts',
    'test/**/*.ts',
    'examples/subscriptions/*.ts',
    '!test/support/operations/**',
  ],
  ignoreNoDocuments: true,
  generates: {
    'schema.graphql': { plugins: ['schema-ast'] },
    'test/support/operations/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        importExtension: '.ts',
        emitLegacyCommonJSImports: false,
        scalars: {
          DateTime: 'string',
          SafeInt: 'number',
          AutoOrInt: "number | 'auto'",
          AutoOrFloat: "number | 'auto'",
          JSON: 'unknown',
          ID: 'string',
        },
      },
    },
  },
};

export default config;

import SchemaBuilder, {
  BasePlugin,
  isThenable,
  type PothosOutputFieldConfig,
  type SchemaTypes,
} from '@pothos/core';
import { InputValidationError } from '@pothos/plugin-validation';
import type { GraphQLFieldResolver } from 'graphql';
import type { UserError, UserErrorCode } from '../domain/user-error.ts';
import { withoutKeys } from '../domain/without-keys.ts';

declare global {
  export namespace PothosSchemaTypes {
    // The interface's parameters must be named exactly as Pothos declares them, used or not.
    export interface Plugins<Types extends SchemaTypes> {
      userErrors: UserErrorsPlugin<Types>;
    }
  }
}

/** The name under which the builder lists this plugin. */
export const userErrorsPlugin = 'userErrors' as const;

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;

/**
 * Turns what the input's validation refuses into the mutation payload's `userErrors`, so that a form finds its errors
 * at its fields. It wraps outside of the argument mappers, because validation runs inside them.
 */
class UserErrorsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapArgMappers(
    resolver: Resolver<Types> | undefined,
    fieldConfig: PothosOutputFieldConfig<Types>,
  ): Resolver<Types> | undefined {
    if (fieldConfig.parentType !== 'Mutation' || !resolver) return resolver;

    return (parent, args, context, info) => {
      try {
        const result: unknown = resolver(parent, args, context, info);
        return isThenable(result) ? Promise.resolve(result).catch(payloadOf) : result;
      } catch (error) {
        return payloadOf(error);
      }
    };
  }
}

const payloadOf = (error: unknown): { userErrors: readonly UserError[] } => {
  if (!(error instanceof InputValidationError)) throw error;
  return { userErrors: error.issues.map(userErrorOf) };
};

type Issue = InputValidationError['issues'][number] & { readonly params?: { readonly code?: UserErrorCode } };

const userErrorOf = (issue: Issue): UserError => ({
  code: issue.params?.code ?? 'INVALID',
  // Some messages quote what was sent, and a user may have mixed up two fields of a form.
  message: withoutKeys(issue.message),
  path: (issue.path ?? []).map((segment) => String(typeof segment === 'object' ? segment.key : segment)),
});

SchemaBuilder.registerPlugin(userErrorsPlugin, UserErrorsPlugin);

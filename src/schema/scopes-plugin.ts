import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type PothosOutputFieldConfig,
  type SchemaTypes,
  type TypeParam,
} from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import type { Scope } from '../domain/access.ts';
import { requireScope, type ScopedContext } from '../resolvers/require-scope.ts';

declare global {
  export namespace PothosSchemaTypes {
    // The interfaces' parameters must be named exactly as Pothos declares them, used or not.
    export interface Plugins<Types extends SchemaTypes> {
      scopes: ScopesPlugin<Types>;
    }

    export interface FieldOptions<
      Types extends SchemaTypes = SchemaTypes,
      ParentShape = unknown,
      Type extends TypeParam<Types> = TypeParam<Types>,
      Nullable extends FieldNullability<Type> = FieldNullability<Type>,
      Args extends InputFieldMap = InputFieldMap,
      ResolveShape = unknown,
      ResolveReturnShape = unknown,
    > {
      /**
       * What a token must be good for to ask this. Absent: whatever was needed to get here. It can't be called `requires`,
       * in which the federation plugin looks for another subgraph's fields.
       */
      scope?: Scope;
    }
  }
}

/** The name under which the builder lists this plugin. */
export const scopesPlugin = 'scopes' as const;

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;

/**
 * Asks for the scope that a field names, before anything else looks at its arguments: whoever is refused learns
 * nothing from them, and nothing is started for him. The scope also stands in the field's `extensions.requiredScope`, for
 * who prints or documents the schema.
 */
class ScopesPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const requiredScope = requiredBy(config);
    if (requiredScope === undefined) return config;
    return { ...config, extensions: { ...config.extensions, requiredScope } };
  }

  /** Around `resolve`, and around `subscribe` too. */
  override wrapArgMappers(
    resolver: Resolver<Types> | undefined,
    config: PothosOutputFieldConfig<Types>,
  ): Resolver<Types> | undefined {
    const scope = requiredBy(config);
    if (scope === undefined || !resolver) return resolver;

    return (parent, args, context, info) => {
      requireScope(context as ScopedContext, scope);
      return resolver(parent, args, context, info);
    };
  }
}

const requiredBy = <Types extends SchemaTypes>({
  pothosOptions,
}: PothosOutputFieldConfig<Types>): Scope | undefined => pothosOptions.scope;

SchemaBuilder.registerPlugin(scopesPlugin, ScopesPlugin);

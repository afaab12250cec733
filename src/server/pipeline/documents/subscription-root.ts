import {
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

const CONDITIONS: ReadonlySet<string> = new Set([GraphQLSkipDirective.name, GraphQLIncludeDirective.name]);

/**
 * Refuses a subscription whose root field hangs on a condition, as the GraphQL specification's working draft does (section
 * "Single Root Field"): without that field there is nothing to subscribe to, and graphql-js 16 breaks on it.
 */
export const unconditionalSubscriptionRoot: ValidationRule = (context) => ({
  OperationDefinition({ operation, selectionSet }) {
    if (operation !== 'subscription') return;
    for (const node of rootSelections(selectionSet, context)) {
      if (!node.directives?.some(({ name }) => CONDITIONS.has(name.value))) continue;
      context.reportError(
        new GraphQLError(
          "A subscription's root field can't hang on @skip or @include. Leave out the directive, and subscribe only when it is wanted.",
          { nodes: node },
        ),
      );
    }
  },
});

/** Everything that stands at the top, in fragments too: each of them once, because they may go in circles here. */
const rootSelections = (top: SelectionSetNode, context: ValidationContext): readonly SelectionNode[] => {
  const visited = new Set<string>();
  const within = ({ selections }: SelectionSetNode): readonly SelectionNode[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      if (selection.kind === Kind.INLINE_FRAGMENT) return [selection, ...within(selection.selectionSet)];
      const name = selection.name.value;
      const fragment = visited.has(name) ? undefined : context.getFragment(name);
      visited.add(name);
      return fragment ? [selection, ...within(fragment.selectionSet)] : [selection];
    });
  return within(top);
};

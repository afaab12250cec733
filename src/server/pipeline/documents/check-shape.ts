import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { DocumentLimits } from '../limits.ts';
import { RequestRefusal } from '../request-refusal.ts';

/** Whatever looks at a document holds each operation against each fragment. Client presets write one operation a document. */
const MOST_DEFINITIONS = 100;
/** No operation has a use for more, and each is looked up in all that use it. */
const MOST_VARIABLES = 500;

/**
 * Holds each operation of a document against the limits, before validation: that compares fields with each other, and what
 * fragments multiply it would meet in full. A fragment counts each time that it is spread, but is measured once.
 *
 * @throws RequestRefusal QUERY_TOO_COMPLEX
 */
export const checkShape = (document: DocumentNode, limits: DocumentLimits): void => {
  const { definitions } = document;
  atMost(definitions.length, MOST_DEFINITIONS, 'operations and fragments', 'Send one operation a document.');
  const measure = createMeasure(document);
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const variables = definition.variableDefinitions?.length ?? 0;
    atMost(variables, MOST_VARIABLES, 'variables', 'Send lists and input objects.');
    const { depth, fields, aliases, directives, rootFields } = measure(definition);
    atMost(depth, limits.maxDepth, 'levels of fields', 'Ask for the inner part in an operation of its own.');
    atMost(rootFields, limits.maxRootFields, 'fields at its top', SPLIT);
    atMost(aliases, limits.maxAliases, 'aliases', SPLIT);
    atMost(
      directives,
      limits.maxDirectives,
      'directives',
      'Put one on a fragment rather than on each field.',
    );
    atMost(fields, limits.maxFields, 'fields, those of fragments included', SPLIT);
  }
};

const SPLIT = 'Split it into several operations.';

const atMost = (count: number, most: number, what: string, advice: string): void => {
  if (count <= most) return;
  throw new RequestRefusal('QUERY_TOO_COMPLEX', `This asks with more than ${most} ${what}. ${advice}`);
};

interface Shape {
  readonly depth: number;
  /** Fields, spreads and inline fragments. */
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
}

const EMPTY: Shape = { depth: 0, fields: 0, aliases: 0, directives: 0, rootFields: 0 };

const createMeasure = (document: DocumentNode): ((operation: OperationDefinitionNode) => Shape) => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Shape>();

  const ofFragment = (name: string): Shape => {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    // Whoever comes back here while it is measured has found a cycle: validation refuses that, and the unknown too.
    measured.set(name, EMPTY);
    if (!fragment) return EMPTY;
    const shape = withDirectives(ofSelections(fragment.selectionSet), fragment.directives);
    measured.set(name, shape);
    return shape;
  };

  const ofSelections = ({ selections }: SelectionSetNode): Shape => {
    let [depth, fields, aliases, directives, rootFields] = [0, 0, 0, 0, 0];
    for (const selection of selections) {
      let inner = EMPTY;
      if (selection.kind === Kind.FRAGMENT_SPREAD) inner = ofFragment(selection.name.value);
      else if (selection.selectionSet) inner = ofSelections(selection.selectionSet);
      const isField = selection.kind === Kind.FIELD;
      depth = Math.max(depth, inner.depth + (isField ? 1 : 0));
      fields += 1 + inner.fields;
      aliases += inner.aliases + (isField && selection.alias ? 1 : 0);
      directives += inner.directives + (selection.directives?.length ?? 0);
      rootFields += isField ? 1 : inner.rootFields;
    }
    return { depth, fields, aliases, directives, rootFields };
  };

  return ({ selectionSet, directives, variableDefinitions = [] }) =>
    withDirectives(ofSelections(selectionSet), [
      ...(directives ?? []),
      ...variableDefinitions.flatMap((definition) => definition.directives ?? []),
    ]);
};

const withDirectives = (shape: Shape, directives: readonly DirectiveNode[] = []): Shape => ({
  ...shape,
  directives: shape.directives + directives.length,
});

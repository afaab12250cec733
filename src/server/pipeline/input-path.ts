import { type ASTNode, type DocumentNode, isValueNode, Kind, visit } from 'graphql';

// graphql-js blames the object for a field that is missing in it, or that it has too many, and names the field only in
// its message. Whoever fills in a form wants the field.
const MISSING_FIELD = /^Field "(?:\w+\.)?(\w+)" of required type/;
const UNKNOWN_FIELD = /^Field "(\w+)" is not defined by type/;

/** The field that is missing in the object at which a refusal's path ends. */
export const missingField = (message: string): readonly string[] =>
  MISSING_FIELD.exec(message)?.slice(1) ?? [];

/** The field that the object at which a refusal's path ends does not have. */
export const unknownField = (message: string): readonly string[] =>
  UNKNOWN_FIELD.exec(message)?.slice(1) ?? [];

/**
 * Says where in the arguments a literal stands, such as `['input', 'metadata', '3', 'key']`. The document is walked once, at
 * the first question: a document with many wrong literals must not be walked for each of them.
 */
export const literalPaths = (document: DocumentNode): ((literal: ASTNode) => readonly string[]) => {
  let paths: ReadonlyMap<ASTNode, readonly string[]> | undefined;
  return (literal) => {
    paths ??= pathsIn(document);
    return paths.get(literal) ?? [];
  };
};

const pathsIn = (document: DocumentNode): ReadonlyMap<ASTNode, readonly string[]> => {
  const paths = new Map<ASTNode, readonly string[]>();
  const segments: (string | null)[] = [];
  visit(document, {
    enter(node, key) {
      segments.push(segmentOf(node, key));
      if (isValueNode(node) || node.kind === Kind.OBJECT_FIELD)
        paths.set(
          node,
          segments.filter((segment) => segment !== null),
        );
    },
    leave() {
      segments.pop();
    },
  });
  return paths;
};

const segmentOf = (node: ASTNode, key: string | number | undefined): string | null => {
  if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) return node.name.value;
  if (node.kind === Kind.VARIABLE_DEFINITION) return node.variable.name.value;
  // Values stand in an array nowhere but in a list literal.
  return typeof key === 'number' && isValueNode(node) ? String(key) : null;
};

import type { ExecutionResult } from 'graphql';

const texts = new WeakMap<ExecutionResult, string>();

/** A result as JSON. Subscribers who share a result share its text, so that it is written once however many they are. */
export const textOf = (result: ExecutionResult): string => {
  const known = texts.get(result);
  if (known !== undefined) return known;
  const text = JSON.stringify(result);
  texts.set(result, text);
  return text;
};

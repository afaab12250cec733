const charactersPerToken = 4;
const tokensPerMessage = 3;

/**
 * About how many tokens one example costs: four characters a token, and a little for each message's frame. Close to
 * what the upstream's guide tells people to expect, and the same on every machine.
 */
export function estimateTokens(example: unknown): number {
  let characters = 0;
  let messages = 0;
  // A stack of its own: an example may be nested deeper than the call stack.
  const waiting: unknown[] = [example];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string') characters += value.length;
    else if (Array.isArray(value)) for (const item of value) waiting.push(item);
    else if (typeof value === 'object' && value !== null) {
      if ('role' in value) messages += 1;
      for (const item of Object.values(value)) waiting.push(item);
    }
  }
  return Math.max(1, Math.ceil(characters / charactersPerToken) + messages * tokensPerMessage);
}

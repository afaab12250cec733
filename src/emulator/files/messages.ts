const roles = ['system', 'developer', 'user', 'assistant', 'tool', 'function'];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasContent = (content: unknown): boolean =>
  typeof content === 'string' || (Array.isArray(content) && content.length > 0);

const callsSomething = (message: Record<string, unknown>): boolean =>
  Array.isArray(message['tool_calls']) || isRecord(message['function_call']);

/** What is wrong with one message of a conversation, or null. `name` is how the problem calls it. */
export function messageProblem(message: unknown, name: string): string | null {
  if (!isRecord(message)) return `${name} is not an object`;
  const role = message['role'];
  if (typeof role !== 'string' || !roles.includes(role)) {
    return `${name} needs a 'role' that is one of ${roles.join(', ')}`;
  }
  if (!hasContent(message['content']) && !(role === 'assistant' && callsSomething(message))) {
    return `${name} has no 'content'`;
  }
  const weight = message['weight'];
  if (weight !== undefined && weight !== 0 && weight !== 1) return `${name} has a 'weight' other than 0 or 1`;
  return null;
}

/** What is wrong with a list of messages, or null. */
export function messagesProblem(messages: unknown, name: string): string | null {
  if (!Array.isArray(messages)) return `'${name}' must be a list of messages`;
  if (messages.length === 0) return `'${name}' has no messages`;
  for (const [index, message] of messages.entries()) {
    const problem = messageProblem(message, `'${name}[${index}]'`);
    if (problem !== null) return problem;
  }
  return null;
}

/** Whether a checked list has something to learn from. */
export const someAssistantSpeaks = (messages: unknown): boolean =>
  Array.isArray(messages) && messages.some((message) => isRecord(message) && message['role'] === 'assistant');

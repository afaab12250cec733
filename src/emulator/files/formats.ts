import { messagesProblem, someAssistantSpeaks } from './messages.ts';

/** The shapes that a line of training data can have; each method and model reads one of them. */
export type DatasetFormat = 'chat' | 'preference' | 'reinforcement' | 'completion';

type Example = Readonly<Record<string, unknown>>;

function chatProblem(example: Example): string | null {
  const problem = messagesProblem(example['messages'], 'messages');
  if (problem !== null) return problem;
  return someAssistantSpeaks(example['messages']) ? null : "'messages' has no message from the assistant";
}

function answerProblem(example: Example, name: string): string | null {
  const problem = messagesProblem(example[name], name);
  if (problem !== null) return problem;
  return someAssistantSpeaks(example[name]) ? null : `'${name}' has no message from the assistant`;
}

function preferenceProblem(example: Example): string | null {
  const input = example['input'];
  if (typeof input !== 'object' || input === null) return "'input' must be an object with 'messages'";
  return (
    messagesProblem((input as Example)['messages'], 'input.messages') ??
    answerProblem(example, 'preferred_output') ??
    answerProblem(example, 'non_preferred_output')
  );
}

function reinforcementProblem(example: Example): string | null {
  const problem = messagesProblem(example['messages'], 'messages');
  if (problem !== null) return problem;
  const last: unknown = Array.isArray(example['messages']) ? example['messages'].at(-1) : null;
  return (last as Example)['role'] === 'user' ? null : "the last of 'messages' must be from the user";
}

function completionProblem(example: Example): string | null {
  if (typeof example['prompt'] !== 'string') return "'prompt' must be a string";
  return typeof example['completion'] === 'string' ? null : "'completion' must be a string";
}

/** For each format, what is wrong with an example, or null. */
export const formats: Readonly<Record<DatasetFormat, (example: Example) => string | null>> = {
  chat: chatProblem,
  preference: preferenceProblem,
  reinforcement: reinforcementProblem,
  completion: completionProblem,
};

export const formatNames = Object.keys(formats) as readonly DatasetFormat[];

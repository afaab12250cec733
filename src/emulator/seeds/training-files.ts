import { type Conversation, conversations, workshopPrompt } from './conversations.ts';

/** A training file that every organization has from the start. */
export interface SeedFile {
  readonly id: string;
  readonly filename: string;
  readonly content: () => Buffer;
}

const jsonLines = (lines: readonly unknown[]): Buffer =>
  Buffer.from(
    `${lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')}\n`,
  );

const user = (content: string): object => ({ role: 'user', content });
const assistant = (content: string): object => ({ role: 'assistant', content });

const chatExample = ({ question, answer }: Conversation): object => ({
  messages: [{ role: 'system', content: workshopPrompt }, user(question), assistant(answer)],
});

const politely = (conversation: Conversation): Conversation => ({
  ...conversation,
  question: `Good morning! I have a question. ${conversation.question} Thank you.`,
});

const hurriedly = (conversation: Conversation): Conversation => ({
  ...conversation,
  question: `Short question before I set off: ${conversation.question}`,
});

function brokenLines(): unknown[] {
  const lines: unknown[] = conversations.slice(0, 12).map(chatExample);
  lines[2] = '{"messages": [{"role": "user", "content": "When are you open?"';
  lines[6] = {
    messages: [{ role: 'customer', content: 'Is my bicycle ready?' }, assistant('Tomorrow at noon.')],
  };
  lines[8] = { messages: [] };
  return lines;
}

const largeFileExamples = 2_000;

function largeLines(): object[] {
  const perConversation = largeFileExamples / conversations.length;
  return conversations.flatMap((conversation) =>
    Array.from({ length: perConversation }, (_, index) =>
      chatExample({ ...conversation, question: `Ticket ${1_000 + index}: ${conversation.question}` }),
    ),
  );
}

/** Fixed ids, so that examples in documents can name them. */
export const seedFiles: readonly SeedFile[] = [
  {
    id: 'file-seed-chat',
    filename: 'workshop-chat.jsonl',
    content: () => jsonLines([...conversations, ...conversations.map(politely)].map(chatExample)),
  },
  {
    id: 'file-seed-chat-validation',
    filename: 'workshop-chat-validation.jsonl',
    content: () => jsonLines(conversations.slice(0, 10).map(hurriedly).map(chatExample)),
  },
  {
    id: 'file-seed-preference',
    filename: 'workshop-preference.jsonl',
    content: () =>
      jsonLines(
        conversations.map(({ question, answer, curtAnswer }) => ({
          input: { messages: [{ role: 'system', content: workshopPrompt }, user(question)] },
          preferred_output: [assistant(answer)],
          non_preferred_output: [assistant(curtAnswer)],
        })),
      ),
  },
  {
    id: 'file-seed-reinforcement',
    filename: 'workshop-reinforcement.jsonl',
    content: () =>
      jsonLines(
        conversations.map(({ question, answer }) => ({
          messages: [{ role: 'developer', content: workshopPrompt }, user(question)],
          reference_answer: answer,
        })),
      ),
  },
  { id: 'file-seed-large', filename: 'workshop-tickets.jsonl', content: () => jsonLines(largeLines()) },
  { id: 'file-seed-broken', filename: 'workshop-broken.jsonl', content: () => jsonLines(brokenLines()) },
];

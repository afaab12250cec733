import { readFileSync } from 'node:fs';
import type { WireAnswer } from '../../../../src/datasource/rest/transport.ts';
import { datasourceOver } from '../../support/datasource.ts';
import { answer, scriptedTransport } from '../../support/scripted-transport.ts';

/** A datasource for OpenAI over an upstream that answers this, whatever it is asked. */
export const openaiOver = (reply: WireAnswer) => {
  const transport = scriptedTransport(() => reply);
  return { sent: transport.sent, ...datasourceOver(transport, { provider: 'openai' }) };
};

/** A recorded answer. */
export const recorded = (name: string): WireAnswer => {
  const file = new URL(`responses/${name}.json`, import.meta.url);
  const { status, body }: { status: number; body: unknown } = JSON.parse(readFileSync(file, 'utf8'));
  return answer(status, body);
};

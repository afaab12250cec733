import { readFileSync } from 'node:fs';
import type { WireAnswer } from '../../../../src/datasource/rest/transport.ts';
import { datasourceOver } from '../../support/datasource.ts';
import { answer, type Script, scriptedTransport } from '../../support/scripted-transport.ts';

/** A datasource for Bedrock over an upstream that does as the script says. */
export const bedrockOver = (script: Script) => {
  const transport = scriptedTransport(script);
  const baseUrl = 'https://bedrock-mantle.us-west-2.api.aws/v1';
  return { sent: transport.sent, datasource: datasourceOver(transport, { provider: 'bedrock', baseUrl }) };
};

/** A recorded answer. */
export const recorded = (name: string): WireAnswer => {
  const file = new URL(`responses/${name}.json`, import.meta.url);
  const { status, body }: { status: number; body: unknown } = JSON.parse(readFileSync(file, 'utf8'));
  return answer(status, body);
};

/** The only kind of grader that AWS documents. */
export const lambdaGrader = {
  type: 'lambda',
  lambda: { function: 'arn:aws:lambda:us-west-2:123456789012:function:my-reward-function' },
} as const;

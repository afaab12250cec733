import { readFileSync } from 'node:fs';
import type { DatasourceOptions } from '../../../../src/datasource/datasource.ts';
import type { WireAnswer } from '../../../../src/datasource/rest/transport.ts';
import { datasourceOver } from '../../support/datasource.ts';
import { answer, type Script, scriptedTransport } from '../../support/scripted-transport.ts';

/** A datasource for Azure over an upstream that does as the script says. */
export const azureOver = (script: Script, options: Partial<DatasourceOptions> = {}) => {
  const transport = scriptedTransport(script);
  const baseUrl = 'https://resource.openai.azure.com/openai/v1';
  return {
    sent: transport.sent,
    datasource: datasourceOver(transport, { provider: 'azure', baseUrl, ...options }),
  };
};

/** The base URL of the dated path. */
export const DATED = 'https://resource.openai.azure.com/openai?api-version=2025-04-01-preview';

/** A recorded answer. */
export const recorded = (name: string): WireAnswer => {
  const file = new URL(`responses/${name}.json`, import.meta.url);
  const { status, body }: { status: number; body: unknown } = JSON.parse(readFileSync(file, 'utf8'));
  return answer(status, body);
};

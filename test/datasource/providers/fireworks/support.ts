import { readFileSync } from 'node:fs';
import type { CreationSettings, Datasource } from '../../../../src/datasource/datasource.ts';
import type { JsonObject, JsonValue } from '../../../../src/domain/json.ts';
import { datasourceOver } from '../../support/datasource.ts';
import {
  answer,
  type Script,
  type ScriptedTransport,
  scriptedTransport,
} from '../../support/scripted-transport.ts';

/** A documented answer, or one that somebody captured; `source` tells whose. */
export interface Sample {
  readonly source: string;
  readonly kind: string;
  readonly status: number;
  readonly body: JsonValue;
}

export const sample = (name: string): Sample =>
  JSON.parse(readFileSync(new URL(`responses/${name}.json`, import.meta.url), 'utf8'));

export const MODEL = 'accounts/fireworks/models/llama-v3p1-8b-instruct';

/** A running job of this account. */
export const jobBody = (changes: JsonObject = {}): JsonObject => ({
  name: 'accounts/my-account/supervisedFineTuningJobs/one',
  createTime: '2026-11-07T05:31:56Z',
  dataset: 'accounts/my-account/datasets/my-dataset',
  state: 'JOB_STATE_RUNNING',
  status: { code: 'OK' },
  baseModel: MODEL,
  ...changes,
});

export interface Fireworks extends Datasource {
  readonly transport: ScriptedTransport;
  /** Method and target of each request, in order. */
  asked(): readonly string[];
  readonly logged: readonly string[];
}

/** Fireworks as the test scripts it, behind the address of an account. */
export const fireworksOver = (
  script: Script,
  baseUrl = 'https://api.fireworks.invalid/v1/accounts/my-account',
  creation: Partial<CreationSettings> = {},
): Fireworks => {
  const transport = scriptedTransport(script);
  return {
    ...datasourceOver(transport, {
      provider: 'fireworks',
      baseUrl,
      creation: { tagging: 'all', settle: 0, timeout: 10_000, ...creation },
    }),
    transport,
    asked: () => transport.sent.map(({ request: { method, path } }) => `${method} ${path}`),
  };
};

/** Fireworks that answers everything with one sample. */
export const answering = (name: string): Fireworks => {
  const { status, body } = sample(name);
  return fireworksOver(() => answer(status, body));
};

/** What a request has brought along as JSON. */
export const sentBody = ({ transport }: Fireworks, index: number): unknown => {
  const body = transport.sent[index]?.request.body;
  return typeof body === 'string' ? JSON.parse(body) : body;
};

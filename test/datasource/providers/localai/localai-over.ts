import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Datasource, DatasourceOptions } from '../../../../src/datasource/datasource.ts';
import type { CreateJobRequest } from '../../../../src/domain/create-job.ts';
import type { JsonObject } from '../../../../src/domain/json.ts';
import { datasourceOver } from '../../support/datasource.ts';
import { type Script, type ScriptedTransport, scriptedTransport } from '../../support/scripted-transport.ts';

/** A documented answer of LocalAI. */
export interface Sample {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever was documented
  readonly body: any;
}

export const sample = (name: string): Sample =>
  JSON.parse(readFileSync(new URL(`./responses/${name}.json`, import.meta.url), 'utf8'));

export const JOB_ID = '7f0f4f5e-3c5c-4c6b-9a63-2a9e1b8a0c11';

/** A job as LocalAI shows it, with what the test changes. `undefined` leaves a field out. */
export const localaiJob = (changes: object = {}): JsonObject =>
  JSON.parse(JSON.stringify({ ...sample('job-training').body, ...changes }));

export interface LocalaiOver {
  readonly datasource: Datasource & { readonly logged: readonly string[] };
  readonly transport: ScriptedTransport;
  /** The paths of the streams that were opened. */
  readonly opened: readonly string[];
}

/** A service in front of a LocalAI that answers as the test says; each stream of progress is what `stream` makes, or silent. */
export const localaiOver = (
  script: Script,
  {
    stream = () => new Readable({ read() {} }),
    ...options
  }: Partial<DatasourceOptions> & { readonly stream?: () => Readable } = {},
): LocalaiOver => {
  const opened: string[] = [];
  const transport: ScriptedTransport = {
    ...scriptedTransport(script),
    async open({ path }, { signal }) {
      opened.push(path);
      const body = stream();
      signal.addEventListener('abort', () => body.destroy());
      return { status: 200, headers: {}, body };
    },
  };
  const datasource = datasourceOver(transport, { provider: 'localai', ...options });
  onTestFinished(() => datasource.close());
  return { datasource, transport, opened };
};

export const aRequest = (changes: Partial<CreateJobRequest> = {}): CreateJobRequest => ({
  model: 'Qwen/Qwen2.5-0.5B',
  trainingFile: '/data/fine-tune/datasets/1a2b3c4d-train.jsonl',
  validationFile: null,
  suffix: null,
  seed: null,
  method: null,
  hyperparameters: null,
  integrations: [],
  metadata: [],
  ...changes,
});

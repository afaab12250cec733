import { afterEach, expect } from 'vitest';
import {
  type Emulator,
  type EmulatorOptions,
  type QuirkName,
  startEmulator,
} from '../../src/emulator/index.ts';
import { openApiProblems } from '../support/openapi.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';

/** The fields of all the objects that the API answers with; a test reads those that it expects. */
export interface Body {
  readonly id: string;
  readonly object: string;
  readonly status: string;
  readonly created_at: number;
  readonly finished_at: number | null;
  readonly expires_at: number;
  readonly filename: string;
  readonly bytes: number;
  readonly purpose: string;
  readonly deleted: boolean;
  readonly model: string;
  readonly seed: number;
  readonly organization_id: string | null;
  readonly fine_tuned_model: string | null;
  readonly trained_tokens: number | null;
  readonly estimated_finish: number | null;
  readonly result_files: readonly string[];
  readonly hyperparameters: Readonly<Record<string, number | string>> | null;
  readonly method: { readonly type: string } & Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly integrations: readonly { readonly wandb: Readonly<Record<string, unknown>> }[];
  readonly message: string;
  readonly level: string;
  readonly type: string;
  readonly step_number: number;
  readonly fine_tuned_model_checkpoint: string;
  readonly fine_tuning_job_id: string;
  readonly metrics: Readonly<Record<string, number>>;
  readonly data: readonly Body[] & Readonly<Record<string, number>>;
  readonly has_more: boolean;
  readonly first_id: string | null;
  readonly last_id: string | null;
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
    readonly code: string | null;
  };
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Empty where the answer was no JSON. */
  readonly body: Body;
}

export interface Ask {
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly quirks?: readonly QuirkName[];
  /** What goes wrong with this request, in the syntax of the header. */
  readonly faults?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly raw?: NonNullable<RequestInit['body']>;
}

export interface Harness {
  readonly emulator: Emulator;
  readonly clock: FakeClock;
  ask(method: string, path: string, ask?: Ask): Promise<Reply>;
  get(path: string, ask?: Ask): Promise<Reply>;
  post(path: string, json?: unknown, ask?: Ask): Promise<Reply>;
  /** Uploads lines as training data and gives the file's id. */
  upload(lines: readonly unknown[], filename?: string): Promise<string>;
  /** Creates a job and gives its id. */
  create(body?: Readonly<Record<string, unknown>>): Promise<string>;
}

/** These answers depart from the document on purpose. */
const beyondTheDocument: readonly QuirkName[] = ['unknownStatus', 'nullOrganization'];

const running: Emulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.stop()));
});

const parse = (response: Response, text: string): unknown =>
  response.headers.get('content-type') === 'application/json' ? JSON.parse(text) : {};

/** Starts an emulator on a standing clock; it ends with the test, and every answer is held against the document. */
export async function start(options: EmulatorOptions = {}): Promise<Harness> {
  const clock = createFakeClock();
  const emulator = await startEmulator({ clock, ...options });
  running.push(emulator);

  function expectDocumented(status: number, body: unknown, quirks: readonly QuirkName[]): void {
    const { route: operation = null, faults = [] } = emulator.requests.all.at(-1) ?? {};
    // Anything else that goes wrong on purpose still answers as the upstream does.
    if (faults.some(({ kind }) => kind === 'htmlBody')) return;
    const departs = beyondTheDocument.some((name) => quirks.includes(name) || emulator.quirks[name]);
    if (operation === null || departs || operation.endsWith('/content')) return;
    expect(openApiProblems(operation, status, body)).toEqual([]);
  }

  async function ask(method: string, path: string, request: Ask = {}): Promise<Reply> {
    const { key = emulator.apiKey, quirks = [] } = request;
    const body = request.raw ?? (request.json === undefined ? null : JSON.stringify(request.json));
    const response = await fetch(path.startsWith('http') ? path : `${emulator.url}${path}`, {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(quirks.length === 0 ? {} : { 'x-emulator-quirks': quirks.join(',') }),
        ...(request.faults === undefined ? {} : { 'x-emulator-faults': request.faults }),
        ...request.headers,
      },
      ...(body === null ? {} : { body }),
    });
    const text = await response.text();
    const answer = parse(response, text);
    const isIntended = (emulator.requests.all.at(-1)?.faults ?? []).length > 0;
    if (!isIntended) expect(response.status).toBeLessThan(500);
    if (path.startsWith('/')) expectDocumented(response.status, answer, quirks);
    return { status: response.status, headers: response.headers, text, body: answer as Body };
  }

  const post = (path: string, json?: unknown, request: Ask = {}): Promise<Reply> =>
    ask('POST', path, json === undefined ? request : { ...request, json });

  async function upload(lines: readonly unknown[], filename = 'training.jsonl'): Promise<string> {
    const form = new FormData();
    form.set('purpose', 'fine-tune');
    form.set('file', new Blob([linesOf(lines)]), filename);
    const { body } = await ask('POST', '/files', { raw: form });
    return body.id;
  }

  async function create(body: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const reply = await post('/fine_tuning/jobs', {
      model: 'gpt-4o-mini',
      training_file: 'file-seed-chat',
      ...body,
    });
    expect(reply.status, reply.text).toBe(200);
    return reply.body.id;
  }

  return { emulator, clock, ask, get: (path, request) => ask('GET', path, request), post, upload, create };
}

/** JSON Lines; a string goes in as it is. */
export const linesOf = (lines: readonly unknown[]): string =>
  lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');

/** So many examples of chat training data. */
export const chatLines = (count: number): readonly object[] =>
  Array.from({ length: count }, (_, index) => ({
    messages: [
      { role: 'user', content: `What is ${index} and one?` },
      { role: 'assistant', content: `It is ${index + 1}.` },
    ],
  }));

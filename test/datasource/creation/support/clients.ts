import { createTagOf } from '../../../../src/datasource/creation/create-tag.ts';
import { sleep } from '../../../../src/datasource/rest/sleep.ts';
import { systemClock } from '../../../../src/domain/clock.ts';
import type { CreateJobRequest } from '../../../../src/domain/create-job.ts';
import { CreateOutcomeUnknown, IdempotencyKeyReused } from '../../../../src/domain/create-outcome.ts';
import { Credential } from '../../../../src/domain/credential.ts';
import type { Step } from './schedule.ts';
import type { MortalService } from './service.ts';

/** A job that a client was told to be his. */
export interface Claim {
  readonly key: string;
  readonly jobId: string;
  readonly suffix: string | null;
}

/** What came of one ask. */
export type Reply = 'JOB' | 'OUTCOME_UNKNOWN' | 'REUSED' | 'FAILED' | 'LOST';

const never = new AbortController().signal;

const aRequest = (suffix: string): CreateJobRequest => ({
  model: 'gpt-4o-mini-2024-07-18',
  trainingFile: 'file-seed-chat',
  validationFile: null,
  suffix,
  seed: null,
  method: null,
  hyperparameters: null,
  integrations: [],
  metadata: [],
});

/** The clients of one schedule, and what they were told. A process that dies is followed by another. */
export class Clients {
  readonly claims: Claim[] = [];
  readonly replies: Reply[] = [];
  /** Each key that something went under, with all that was asked for under it. */
  readonly asked = new Map<string, Set<string>>();
  /** The tags of creates of which it was said that they made nothing. */
  readonly denied: string[] = [];
  readonly #token: string;
  readonly #start: () => MortalService;
  readonly #underWay = new Set<Promise<unknown>>();
  #service: MortalService;

  constructor(token: string, start: () => MortalService) {
    this.#token = token;
    this.#start = start;
    this.#service = start();
  }

  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'ASK':
        await Promise.all(
          Array.from({ length: step.atOnce }, () => this.ask(`key-${step.key}`, `input-${step.key}`)),
        );
        return;
      case 'ASK_FOR_OTHER':
        await this.ask(`key-${step.key}`, 'other-input');
        return;
      case 'ASK_WITHOUT_KEY':
        await this.ask(null, 'input');
        return;
      case 'ASK_AND_LEAVE': {
        const client = new AbortController();
        this.#meanwhile(this.ask(`key-${step.key}`, `input-${step.key}`, client.signal));
        await sleep(systemClock, step.after, never);
        client.abort(new Error('The client has gone.'));
        return;
      }
      case 'ASK_AND_CRASH':
        this.#meanwhile(this.ask(`key-${step.key}`, `input-${step.key}`));
        await sleep(systemClock, step.after, never);
        this.restart();
        return;
      case 'RESTART':
        this.restart();
        return;
      case 'WAIT':
        await sleep(systemClock, step.milliseconds, never);
        return;
    }
  }

  restart(): void {
    this.#service.kill();
    this.#service = this.#start();
  }

  /** Until everybody who asked has got an answer, or lost it. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /** Asks for a job under a key, or under one that the service makes. */
  async ask(clientKey: string | null, suffix: string, signal: AbortSignal = never): Promise<Reply> {
    const { datasource, lost } = this.#service;
    const request = aRequest(suffix);
    const secrets = { token: this.#token, organization: null, project: null };
    const credential = new Credential(secrets, Buffer.from('a hashing key'));
    const caller = { credential, requestId: 'request', signal };
    const key = datasource.creation.keyFor(caller, request, clientKey);
    if (key === null) throw new Error('The service made no key.');
    this.asked.set(key.value, (this.asked.get(key.value) ?? new Set()).add(suffix));
    const reply = datasource.creation.create(caller, request, key).then<Reply, Reply>((job) => {
      this.claims.push({ key: key.value, jobId: job.id, suffix });
      return 'JOB';
    }, replyOf);
    const said = await Promise.race([reply, lost]);
    this.replies.push(said);
    // A client's own key may have been used before; then a failure says nothing of that.
    if (said === 'FAILED' && clientKey === null)
      this.denied.push(createTagOf(credential, key.value, request).key);
    return said;
  }

  #meanwhile(work: Promise<unknown>): void {
    this.#underWay.add(work);
  }
}

const replyOf = (error: unknown): Reply => {
  if (error instanceof CreateOutcomeUnknown) return 'OUTCOME_UNKNOWN';
  return error instanceof IdempotencyKeyReused ? 'REUSED' : 'FAILED';
};

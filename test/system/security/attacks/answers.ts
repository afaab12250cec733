import type { ServerResponse } from 'node:http';
import type { UpstreamAnswer } from '../../../support/start-upstream-stub.ts';
import { asking, type OperationAttack } from '../support/attack.ts';
import { LIVE_JOB } from '../support/upstream-answers.ts';

const MEBIBYTE = 1024 ** 2;

const whole =
  (body: string, headers: Readonly<Record<string, string>> = {}, status = 200): UpstreamAnswer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

/** Writes for as long as anybody takes it. */
const pour = (response: ServerResponse): void => {
  const piece = Buffer.alloc(MEBIBYTE, ' ');
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  response.writeHead(200, { 'content-type': 'application/json' });
  more();
};

const drip = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 50);
  response.once('close', () => clearInterval(timer));
};

const asJob = (changes: object): UpstreamAnswer => ({ json: { ...LIVE_JOB, ...changes } });

interface HostileAnswer {
  readonly what: string;
  readonly answer: UpstreamAnswer;
  /** Null where it is taken, as far as it makes sense. */
  readonly code: string | null;
}

/** What an upstream that was taken over, or is broken, may answer; by the id that gets it. */
const HOSTILE_ANSWERS: Readonly<Record<string, HostileAnswer>> = {
  'ftjob-redirect': {
    what: 'a redirect to somebody else',
    answer: whole('', { location: 'http://169.254.169.254/latest' }, 302),
    code: 'UPSTREAM_ERROR',
  },
  'ftjob-self': {
    what: 'a redirect to itself',
    answer: whole('', { location: '/v1/fine_tuning/jobs/ftjob-self' }, 307),
    code: 'UPSTREAM_ERROR',
  },
  'ftjob-endless': { what: 'a body without an end', answer: pour, code: 'UPSTREAM_ERROR' },
  'ftjob-drip': { what: 'a body of one byte at a time', answer: drip, code: 'UPSTREAM_TIMEOUT' },
  'ftjob-silent': { what: 'nothing', answer: () => {}, code: 'UPSTREAM_TIMEOUT' },
  'ftjob-deep': {
    what: 'JSON 200,000 deep',
    answer: whole(
      `{"id":"ftjob-deep","method":{"type":"x","a":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`,
    ),
    code: null,
  },
  'ftjob-html': {
    what: 'a page',
    answer: whole('<html><script>alert(1)</script></html>', { 'content-type': 'text/html' }),
    code: 'UPSTREAM_ERROR',
  },
  'ftjob-gzip': {
    what: 'a bomb',
    answer: whole('\u001f\u008b\u0008', { 'content-encoding': 'gzip' }),
    code: 'UPSTREAM_ERROR',
  },
  'ftjob-secret': {
    what: 'a refusal that tells the key',
    answer: {
      status: 400,
      json: { error: { message: 'sk-own-0123456789abcdef at http://10.0.0.5/internal' } },
    },
    code: 'UPSTREAM_REJECTED',
  },
  'ftjob-types': {
    what: 'wrong types everywhere',
    answer: {
      json: Object.fromEntries(
        Object.keys(LIVE_JOB).map((key) => [key, key === 'id' ? 'ftjob-types' : [{}]]),
      ),
    },
    code: null,
  },
  'ftjob-proto': {
    what: 'keys that mean something to JavaScript',
    answer: whole(
      '{"id":"ftjob-proto","__proto__":{"status":"succeeded"},"constructor":{"prototype":{"a":1}},"status":"running"}',
    ),
    code: null,
  },
  'ftjob-time': {
    what: 'a time beyond all times',
    answer: asJob({
      id: 'ftjob-time',
      created_at: 1e300,
      finished_at: -1e300,
      seed: 1e308,
      trained_tokens: '9'.repeat(400),
    }),
    code: null,
  },
  'ftjob-files': {
    what: '100,000 result files',
    answer: asJob({
      id: 'ftjob-files',
      result_files: Array.from({ length: 100_000 }, (_, index) => `file-${index}`),
    }),
    code: null,
  },
};

/** A job with one text of a size that no page shows. */
export const LARGE_JOB = 'ftjob-large';

const LARGE: UpstreamAnswer = asJob({ id: LARGE_JOB, model: 'x'.repeat(256 * 1024) });

/** What the upstream answers for this path; undefined where it is as usual. */
export const hostileAnswerTo = (path: string): UpstreamAnswer | undefined => {
  const id = path.split('/').at(-1) ?? '';
  return id === LARGE_JOB ? LARGE : HOSTILE_ANSWERS[id]?.answer;
};

/** Asks for that text so many times. */
export const largeQuery = (times: number): string =>
  `{ fineTuningJob(id: "${LARGE_JOB}") { ${Array.from({ length: times }, (_, index) => `a${index}: model`).join(' ')} } }`;

/** A small query for a large answer. */
export const amplification: readonly OperationAttack[] = [
  {
    name: 'a text of 256 KiB, asked for 200 times',
    payload: asking(largeQuery(200)),
    expected: { code: 'ANSWER_TOO_LARGE', reaches: [`GET /fine_tuning/jobs/${LARGE_JOB}`] },
  },
];

/** Each, over every transport: one call, which is answered or given up, and may be made again after a failure. */
export const answers: readonly OperationAttack[] = Object.entries(HOSTILE_ANSWERS).map(
  ([id, { what, code }]) => ({
    name: `an upstream that answers ${what}`,
    payload: asking(
      'query ($id: ID!) { fineTuningJob(id: $id) { id status createdAt finishedAt seed trainedTokens metadata { entries { key } } method { type ... on OtherMethod { raw } } } }',
      { id },
    ),
    expected: { code, status: 200, reaches: [`GET /fine_tuning/jobs/${id}`] },
  }),
);

import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { CHECKPOINTS_OF_A_JOB, checkpointsPage, eventsPage, JOBS, job, jobId, jobsPage } from './training.ts';

/**
 * An upstream that costs next to nothing: whole answers, made in advance, on bare sockets. It understands as much of HTTP as
 * an honest client's GET needs. By message it is told how long to wait before each answer, and says how often it was asked
 * since the last time.
 */
export interface UpstreamOrder {
  /** Milliseconds before each answer. */
  readonly latency: number;
  /** Whether a job's answer differs each time, as that of a job under way may. */
  readonly isChanging: boolean;
}

const answer = (body: unknown, status = '200 OK'): Buffer => {
  const text = JSON.stringify(body);
  return Buffer.from(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\nx-request-id: req_bench\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
};

const LARGEST_PAGE = 20;
const sizes = Array.from({ length: LARGEST_PAGE }, (_, index) => index + 1);
const NOT_FOUND = answer(
  { error: { message: 'Unknown', type: 'invalid_request_error', param: null, code: null } },
  '404 Not Found',
);
const jobs = new Map(Array.from({ length: JOBS }, (_, index) => [jobId(index), answer(job(index))]));
const pages = new Map(sizes.map((size) => [size, answer(jobsPage(size))]));
const events = new Map(sizes.map((size) => [size, answer(eventsPage(size))]));
const checkpoints = answer(checkpointsPage(CHECKPOINTS_OF_A_JOB));

/** The same job once more, in new bytes: only when it expects to finish is another time, of the same length. */
const changed = (said: Buffer): Buffer => {
  const place = said.indexOf(ESTIMATE);
  if (place < 0) return said;
  const other = Buffer.from(said);
  other.write(String(calls % 1e6).padStart(6, '0'), place + ESTIMATE.length, 'latin1');
  return other;
};
const ESTIMATE = '"estimated_finish":1763';

const JOBS_PATH = '/v1/fine_tuning/jobs';

const answerTo = (target: string): Buffer => {
  const [path = '', query = ''] = target.split('?', 2);
  if (!path.startsWith(JOBS_PATH)) return NOT_FOUND;
  const size = Number(/(?:^|&)limit=(\d+)/.exec(query)?.[1] ?? LARGEST_PAGE);
  const [, id, part] = path.slice(JOBS_PATH.length).split('/');
  if (id === undefined) return pages.get(size) ?? NOT_FOUND;
  if (part === 'events') return events.get(size) ?? NOT_FOUND;
  if (part === 'checkpoints') return checkpoints;
  return jobs.get(id) ?? NOT_FOUND;
};

let latency = 0;
let isChanging = false;
let calls = 0;

const END_OF_HEAD = '\r\n\r\n';

const serve = (socket: Socket): void => {
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  let unread = '';
  socket.on('data', (data) => {
    unread += data.toString('latin1');
    let end = unread.indexOf(END_OF_HEAD);
    while (end >= 0) {
      const target = unread.slice(unread.indexOf(' ') + 1, unread.indexOf(' HTTP/'));
      unread = unread.slice(end + END_OF_HEAD.length);
      calls += 1;
      const said = isChanging ? changed(answerTo(target)) : answerTo(target);
      if (latency === 0) socket.write(said);
      else setTimeout(() => socket.write(said), latency);
      end = unread.indexOf(END_OF_HEAD);
    }
  });
};

const [keyFile, certificateFile] = process.argv.slice(2);
const server =
  keyFile && certificateFile
    ? createTlsServer({ key: readFileSync(keyFile), cert: readFileSync(certificateFile) }, serve)
    : createTcpServer(serve);
server.listen(0, '127.0.0.1', () => {
  process.send?.(`${keyFile ? 'https' : 'http'}://localhost:${(server.address() as AddressInfo).port}/v1`);
});

process.on('message', (message: UpstreamOrder | 'count') => {
  if (message !== 'count') ({ latency, isChanging } = message);
  process.send?.({ calls });
  calls = 0;
});

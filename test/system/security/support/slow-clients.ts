import { connect } from 'node:net';

/** One byte of these after the other, for as long as anybody waits. */
const HEADERS = `POST /graphql HTTP/1.1\r\nhost: localhost\r\nx-a: ${'x'.repeat(10_000)}`;
const BODY = `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n${' '.repeat(10_000)}`;

const EVERY = 1000;

/** Clients that never come to an end: some within their headers, some within their bodies. */
export interface SlowClients {
  /** The statuses that they got when their connections were closed; null for none. Resolves when all of them were. */
  readonly ended: Promise<readonly (string | null)[]>;
  stop(): void;
}

/** @param count of each kind. */
export const startSlowClients = (port: number, count: number): SlowClients => {
  const sockets = Array.from({ length: 2 * count }, (_, index) =>
    drip(port, index % 2 === 0 ? HEADERS : BODY),
  );
  return {
    ended: Promise.all(sockets.map(({ ended }) => ended)),
    stop() {
      for (const { stop } of sockets) stop();
    },
  };
};

const drip = (port: number, text: string): { readonly ended: Promise<string | null>; stop(): void } => {
  const socket = connect(port, '127.0.0.1');
  const start = text.indexOf('\r\n\r\n') === -1 ? 0 : text.indexOf('\r\n\r\n') + 4;
  let sent = start;
  socket.write(text.slice(0, start));
  const timer = setInterval(() => {
    socket.write(text.slice(sent, sent + 1));
    sent += 1;
  }, EVERY);
  let answer = '';
  const ended = new Promise<string | null>((resolve) => {
    socket.on('data', (chunk) => {
      answer += String(chunk);
    });
    socket.on('error', () => {});
    socket.once('close', () => {
      clearInterval(timer);
      resolve(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? null);
    });
  });
  return { ended, stop: () => socket.destroy() };
};

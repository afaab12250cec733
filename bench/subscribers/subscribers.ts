import { performance } from 'node:perf_hooks';
import { WebSocket } from 'ws';

/**
 * Many subscribers in one process, each on a socket of its own. It says how many are subscribed, and after each message
 * `expect` how long it took until the last of them had the next status.
 */
const [url = '', count = '1'] = process.argv.slice(2);
const total = Number(count);
const query =
  'subscription Watch($id: ID!) { fineTuningJobStatusChanged(id: $id) { status job { id status model createdAt seed organizationId metadata { value(key: "team") } } } }';
const subscribe = JSON.stringify({
  id: '1',
  type: 'subscribe',
  payload: { query, variables: { id: 'ftjob-bench' } },
});

let waiting = 0;
let expected = '';
let started = 0;

const onMessage = (socket: WebSocket, text: string): void => {
  if (text.startsWith('{"type":"connection_ack"')) {
    socket.send(subscribe);
    acknowledged += 1;
    if (acknowledged === total) process.send?.({ subscribed: total });
  } else if (text.includes('"errors"')) {
    throw new Error(text);
  } else if (expected !== '' && text.includes(expected)) {
    waiting -= 1;
    if (waiting === 0) process.send?.({ milliseconds: performance.now() - started });
  }
};

let acknowledged = 0;
const sockets: WebSocket[] = [];
const open = (): void => {
  if (sockets.length === total) return;
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  sockets.push(socket);
  socket.on('open', () => {
    socket.send('{"type":"connection_init"}');
    open();
  });
  socket.on('message', (data) => onMessage(socket, data.toString()));
  socket.on('close', (code, reason) => {
    if (code !== 1000 && code !== 1001) throw new Error(`closed with ${code}: ${reason}`);
  });
};
// A few at a time, so that no backlog of the listener overflows.
for (let index = 0; index < 50; index += 1) open();

process.on('message', (message: { readonly expect?: string; readonly leave?: true }) => {
  if (message.leave) {
    for (const socket of sockets) socket.close(1000);
    process.send?.({ left: sockets.length });
    return;
  }
  expected = `"status":"${message.expect}"`;
  waiting = total;
  started = performance.now();
});

import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** Sends these bytes on a connection of their own, and reads until the other side closes it. */
export const rawHttp = (port: number, request: string): Promise<string> => {
  const socket = connect(port, '127.0.0.1');
  socket.write(request);
  return text(socket);
};

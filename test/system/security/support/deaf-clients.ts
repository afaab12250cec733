import { connect } from 'node:net';

/** Clients that ask and read nothing of what they get. */
export interface DeafClients {
  stop(): void;
}

/** @param said what each of them sends; nothing where it is empty. */
export const startDeafClients = (port: number, count: number, said: string): DeafClients => {
  const sockets = Array.from({ length: count }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.pause();
    socket.on('error', () => {});
    socket.write(said);
    return socket;
  });
  return {
    stop() {
      for (const socket of sockets) socket.destroy();
    },
  };
};

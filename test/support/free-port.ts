import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A port that nobody else gets before it is released. */
export interface ReservedPort {
  readonly port: number;
  release(): Promise<void>;
}

/** For a server whose port somebody must know long before it starts. */
export const reservePort = async (): Promise<ReservedPort> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async release() {
      server.close();
      await once(server, 'close');
    },
  };
};

/** A port that nobody listens on at this moment. */
export const freePort = async (): Promise<number> => {
  const { port, release } = await reservePort();
  await release();
  return port;
};

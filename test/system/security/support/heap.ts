import { once } from 'node:events';
import { WebSocket } from 'ws';

const MEBIBYTE = 1024 ** 2;

/**
 * What a process really holds, in MiB: asked through its inspector, after it has collected its garbage. What it occupies
 * tells less, because it gives back to the system when it likes.
 *
 * @param inspector the address that `node --inspect` prints.
 */
export const heapInUse = async (inspector: string): Promise<number> => {
  const socket = new WebSocket(inspector);
  await once(socket, 'open');
  const ask = async (method: string): Promise<Readonly<Record<string, number>>> => {
    socket.send(JSON.stringify({ id: 1, method }));
    const [answer] = await once(socket, 'message');
    return JSON.parse(String(answer)).result;
  };
  // What finalisers let go in the first round goes in the second.
  await ask('HeapProfiler.collectGarbage');
  await ask('HeapProfiler.collectGarbage');
  const { usedSize = Number.NaN, backingStorageSize = 0 } = await ask('Runtime.getHeapUsage');
  socket.terminate();
  return (usedSize + backingStorageSize) / MEBIBYTE;
};

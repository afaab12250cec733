import type { IncomingMessage } from 'node:http';

const isLoopbackAddress = (address: string): boolean => /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);

const isLoopbackName = (host: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host);

/**
 * Whether a request comes from a program on this machine. A web page does not count, although its browser runs
 * here: pages send an Origin, and a page that rebinds its name to this address sends that name as Host.
 */
export const isLocalProgram = (request: IncomingMessage): boolean =>
  isLoopbackAddress(request.socket.remoteAddress ?? '') &&
  isLoopbackName(request.headers.host ?? '') &&
  request.headers.origin === undefined;

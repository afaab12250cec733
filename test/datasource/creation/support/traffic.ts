import type { Transport, WireRequest } from '../../../../src/datasource/rest/transport.ts';
import type { Emulator, LoggedRequest } from '../../../../src/emulator/index.ts';

const HEADER = 'x-test-request';

/** These wait for a timer, or for ever. */
const HOLDING = new Set(['latency', 'lateArrival', 'hang', 'drippedBody']);

const isHeldUp = ({ faults }: LoggedRequest): boolean => faults.some(({ kind }) => HOLDING.has(kind));

/** The requests between clients and an emulator of one process. */
export interface Traffic {
  /** Whether a request is on its way that no fault holds up. */
  isMoving(): boolean;
  /** Whatever goes through it is seen. */
  transport(inner: Transport): Transport;
  fetch: typeof fetch;
}

export const createTraffic = (emulator: Emulator): Traffic => {
  const outstanding = new Set<string>();
  let sent = 0;

  const during = async <Result>(send: (id: string) => Promise<Result>): Promise<Result> => {
    sent += 1;
    const id = String(sent);
    outstanding.add(id);
    try {
      return await send(id);
    } finally {
      outstanding.delete(id);
    }
  };
  const marked = (request: WireRequest, id: string): WireRequest => ({
    ...request,
    headers: { ...request.headers, [HEADER]: id },
  });

  return {
    isMoving() {
      const underWay = emulator.requests.all.filter(({ status }) => status === null);
      const held = new Set(underWay.filter(isHeldUp).map(({ headers }) => headers[HEADER]));
      return [...outstanding].some((id) => !held.has(id));
    },
    transport: (inner) => ({
      send: (request, limits) => during((id) => inner.send(marked(request, id), limits)),
      open: (request, limits, toError) => inner.open(request, limits, toError),
      close: () => inner.close(),
    }),
    fetch: (input, init) =>
      during(async (id) => {
        const headers = new Headers(init?.headers);
        headers.set(HEADER, id);
        const response = await fetch(input, { ...init, headers });
        // The body may be held up, too, and is read within the same call.
        const body = await response.arrayBuffer();
        return new Response(body, { status: response.status, headers: response.headers });
      }),
  };
};

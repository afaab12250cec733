import type { Expected, OperationAttack, Probe } from './attack.ts';
import { JSON_BODY, overEvents, overHttp } from './over-http.ts';
import { overSocket } from './over-socket.ts';
import type { Reply } from './reply.ts';
import type { Target } from './target.ts';

/** Headers over HTTP, and what `connection_init` says over WebSocket. */
type Credentials = Readonly<Record<string, string>>;

/** A transport that carries operations. */
interface Carrier {
  readonly name: string;
  send(target: Target, payload: string, credentials: Credentials): Promise<Reply>;
  expected(expected: OperationAttack['expected']): Expected;
}

const CARRIERS: readonly Carrier[] = [
  {
    name: 'HTTP',
    send: ({ url }, payload, credentials) => overHttp(url, payload, { ...JSON_BODY, ...credentials }),
    expected: ({ code, status = 200, ...rest }) => ({ ...common(rest), code, status }),
  },
  {
    name: 'SSE',
    send: ({ url }, payload, credentials) => overEvents(url, payload, credentials),
    expected: ({ code, eventStatus = 200, ...rest }) => ({ ...common(rest), code, status: eventStatus }),
  },
  {
    name: 'WebSocket',
    send: ({ url }, payload, credentials) => overSocket(url, payload, credentials),
    expected: ({ code, closes, socketCode = code, ...rest }) =>
      closes === undefined
        ? { ...common(rest), code: socketCode, status: null, closed: null }
        : { code: null, status: null, closed: closes },
  },
];

type Common = Pick<Expected, 'data' | 'reaches' | 'withholds'>;

const common = ({ data, reaches = [], withholds }: Common): Common => ({
  reaches,
  ...(data !== undefined && { data }),
  ...(withholds !== undefined && { withholds }),
});

/** An operation's attack over every transport. */
export const overEach = (
  attacks: readonly OperationAttack[],
  credentials: Credentials = {},
): readonly Probe[] =>
  attacks.flatMap(({ name, payload, expected }) =>
    CARRIERS.map((carrier) => ({
      name: `${name}, over ${carrier.name}`,
      expected: carrier.expected(expected),
      send: (target) => carrier.send(target, payload, credentials),
    })),
  );

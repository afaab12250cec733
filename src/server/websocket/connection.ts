import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Access } from '../../domain/access.ts';
import { callAt } from '../../domain/call-at.ts';
import type { AdmittedCaller } from '../../domain/caller.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Logger } from '../../domain/logger.ts';
import { ServiceError } from '../../domain/service-error.ts';
import type { CallerCounts } from '../caller-counts.ts';
import { causeForLog } from '../cause-for-log.ts';
import type { ConnectionSettings } from '../connection-settings.ts';
import type { Door } from '../door/door.ts';
import { expiredAccess } from '../pipeline/expired-access.ts';
import type { Run } from '../pipeline/run.ts';
import { closeCodeOf, closeReason, OwnCloseCode } from './close-code.ts';
import { type ConnectionParams, withConnectionParams } from './connection-params.ts';
import { startHeartbeat } from './heartbeat.ts';
import {
  ackMessage,
  type Message,
  MessageType,
  pongMessage,
  readMessage,
  type SubscribeMessage,
} from './messages.ts';
import { Outbox } from './outbox.ts';
import { SocketOperations } from './socket-operations.ts';

export interface ConnectionParts {
  readonly door: Door;
  readonly run: Run;
  readonly counts: CallerCounts;
  readonly settings: ConnectionSettings;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What the request that became the socket said. */
export interface Upgrade {
  readonly requestId: string;
  header(name: string): string | undefined;
}

/** Clients count or draw UUIDs; an id is kept for as long as its operation runs. */
const LONGEST_ID = 256;

/**
 * One client of the protocol `graphql-transport-ws`: what it may say when, and what comes of it. The messages' shapes and
 * the codes are those of the package `graphql-ws`. Its server is not used: it parses and executes by itself, writes each
 * message anew for each client, tells nobody when a client completes what has not begun to answer, and loses an operation
 * whose id is used again at once.
 */
export class Connection {
  readonly #parts: ConnectionParts;
  readonly #socket: WebSocket;
  readonly #upgrade: Upgrade;
  readonly #outbox: Outbox;
  readonly #operations: SocketOperations;
  readonly #gone = new AbortController();
  readonly #initTimer: unknown;
  readonly #stopHeartbeat: () => void;
  #forgetExpiry: () => void = () => {};
  #isInitialised = false;
  #caller: AdmittedCaller | null = null;
  #isClosed = false;

  constructor(socket: WebSocket, upgrade: Upgrade, parts: ConnectionParts) {
    const { run, clock, settings } = parts;
    this.#parts = parts;
    this.#socket = socket;
    this.#upgrade = upgrade;
    this.#outbox = new Outbox({
      socket,
      settings,
      clock,
      stalled: () => this.#close(OwnCloseCode.TryAgainLater, 'Too slow: what was sent was not read in time'),
    });
    this.#operations = new SocketOperations({
      run,
      outbox: this.#outbox,
      most: settings.maxOperationsPerSocket,
      finished: () => this.#close(OwnCloseCode.GoingAway, 'Shutting down'),
      failed: (error) => this.#fail(error),
    });
    this.#initTimer = clock.setTimeout(
      () => this.#close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout'),
      settings.initTimeout,
    );
    const isBehind = (): boolean => this.#outbox.isBehind;
    this.#stopHeartbeat = startHeartbeat({ socket, interval: settings.heartbeat, clock, isBehind });
    socket.on('message', (data) => this.#receive(data as Buffer));
    // A broken frame has been answered with its code by then, and a broken connection closes by itself.
    socket.on('error', () => undefined);
    socket.once('close', () => this.#end());
    if (socket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL) {
      this.#close(CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable');
    }
  }

  /** Runs nothing new, and closes once what is under way has ended. */
  shutDown(): void {
    this.#operations.finish();
  }

  /** Closes now, without waiting for the client to agree. */
  terminate(): void {
    this.#close(OwnCloseCode.GoingAway, 'Shutting down');
    this.#socket.terminate();
  }

  #receive(data: Buffer): void {
    // A client may still speak while the socket closes.
    if (this.#isClosed) return;
    const message = readMessage(data);
    if (message) this.#answer(message);
    else this.#close(CloseCode.BadRequest, 'Invalid message received');
  }

  #answer(message: Message): void {
    switch (message.type) {
      case MessageType.ConnectionInit:
        this.#initialise(message.payload);
        break;
      case MessageType.Subscribe:
        this.#subscribe(message);
        break;
      case MessageType.Complete:
        this.#operations.complete(message.id);
        break;
      case MessageType.Ping:
        void this.#outbox.send(pongMessage(message.payload));
        break;
      case MessageType.Pong:
        break;
      default:
        this.#close(CloseCode.BadRequest, `Invalid message received: a client sends no ${message.type}`);
    }
  }

  #subscribe({ id, payload }: SubscribeMessage): void {
    if (!this.#caller) this.#close(CloseCode.Unauthorized, 'Unauthorized');
    else if (id.length > LONGEST_ID)
      this.#close(
        CloseCode.BadRequest,
        `Invalid message received: an id has at most ${LONGEST_ID} characters`,
      );
    else if (!this.#operations.has(id)) this.#operations.start(id, payload, this.#caller);
    else this.#close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`);
  }

  #initialise(params: ConnectionParams): void {
    if (this.#isInitialised) {
      this.#close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests');
      return;
    }
    this.#isInitialised = true;
    this.#parts.clock.clearTimeout(this.#initTimer);
    this.#admit(params).catch((error: unknown) => {
      if (error instanceof ServiceError) this.#close(closeCodeOf(error), `${error.code}: ${error.message}`);
      else this.#fail(error);
    });
  }

  /** @throws ServiceError that says why not. */
  async #admit(params: ConnectionParams): Promise<void> {
    const { door, counts } = this.#parts;
    const { requestId, header } = this.#upgrade;
    const signal = this.#gone.signal;
    const caller = await door.admit({ requestId, signal, header: withConnectionParams(header, params) });
    // A socket that has gone meanwhile never leaves again.
    if (this.#isClosed) return;
    const { id } = caller.credential;
    if (!counts.enter(id)) {
      this.#close(OwnCloseCode.TooManySockets, 'Too many sockets with this credential');
      return;
    }
    this.#socket.once('close', () => counts.leave(id));
    this.#caller = caller;
    this.#closeAtExpiry(caller.access);
    void this.#outbox.send(ackMessage);
  }

  /**
   * A client connects again after 4403, and asks whoever gives it tokens for a new one. What is under way may end first: the
   * pipeline ends the subscriptions, each with its reason, and takes nothing new.
   */
  #closeAtExpiry({ expiresAt }: Access): void {
    if (expiresAt === null) return;
    const { code, message } = expiredAccess();
    this.#forgetExpiry = callAt(this.#parts.clock, expiresAt, () =>
      this.#operations.whenIdle(() => this.#close(CloseCode.Forbidden, `${code}: ${message}`)),
    );
  }

  #fail(error: unknown): void {
    const { requestId } = this.#upgrade;
    this.#parts.logger.error({ requestId, cause: causeForLog(error) }, 'unexpected error');
    this.#close(CloseCode.InternalServerError, 'Unexpected error');
  }

  #close(code: number, reason: string): void {
    if (this.#isClosed) return;
    this.#end();
    this.#socket.close(code, closeReason(reason));
  }

  /** Everything that belongs to the socket ends, whether or not the client agrees to its end. */
  #end(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#parts.clock.clearTimeout(this.#initTimer);
    this.#forgetExpiry();
    this.#stopHeartbeat();
    this.#operations.end();
    this.#gone.abort();
    this.#outbox.close();
  }
}

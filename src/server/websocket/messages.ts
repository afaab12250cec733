import type { ExecutionResult } from 'graphql';
import { MessageType, parseMessage } from 'graphql-ws';
import { textOf } from '../pipeline/result-text.ts';

export { MessageType } from 'graphql-ws';

/** Any message of the protocol, well-formed. */
export type Message = ReturnType<typeof parseMessage>;
export type SubscribeMessage = Extract<Message, { type: MessageType.Subscribe }>;

/** What came as text or, from clients that know no better, as the bytes of one; undefined when it is no message. */
export const readMessage = (data: Buffer): Message | undefined => {
  try {
    return parseMessage(data.toString());
  } catch {
    return undefined;
  }
};

export const ackMessage = JSON.stringify({ type: MessageType.ConnectionAck });

export const pongMessage = (payload: Readonly<Record<string, unknown>> | null | undefined): string =>
  JSON.stringify({ type: MessageType.Pong, ...(payload && { payload }) });

/** @param id as JSON. */
export const nextMessage = (id: string, result: ExecutionResult): string =>
  `{"id":${id},"type":"next","payload":${textOf(result)}}`;

/**
 * @param id as JSON.
 * @param errors as they are written.
 */
export const errorMessage = (id: string, errors: readonly object[]): string =>
  `{"id":${id},"type":"error","payload":${JSON.stringify(errors)}}`;

/** @param id as JSON. */
export const completeMessage = (id: string): string => `{"id":${id},"type":"complete"}`;

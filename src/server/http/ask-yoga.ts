import type { Incoming } from '../incoming.ts';
import { GRAPHQL_PATH, type Pipeline } from '../pipeline/pipeline.ts';
import { type HttpContext, TRACE_HEADER } from './http-transport.ts';

/** Hands yoga an operation whose JSON is here already, and lets it answer in the format that the client accepts. */
export const askYoga = async (
  yoga: Pipeline['yoga'],
  incoming: Incoming,
  body: string | Buffer,
  context: HttpContext,
): Promise<Response> => {
  const passedOn = ['accept', TRACE_HEADER].flatMap((name): [string, string][] => {
    const value = incoming.header(name);
    return value === undefined ? [] : [[name, value]];
  });
  return yoga.fetch(
    `http://localhost${GRAPHQL_PATH}`,
    {
      method: 'POST',
      headers: [['content-type', 'application/json'], ...passedOn],
      body: body.toString(),
    },
    context,
  );
};

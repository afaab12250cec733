import { isAsyncIterable } from 'graphql-yoga';
import { isExpired } from '../../domain/access.ts';
import type { AdmittedCaller } from '../../domain/caller.ts';
import type { Clock } from '../../domain/clock.ts';
import { isDeeperThan } from '../../domain/json.ts';
import { ServiceError } from '../../domain/service-error.ts';
import { type BeginParts, createBegin, type Masked, outcomeMask } from './begin-operation.ts';
import type { Documents } from './documents/documents.ts';
import type { FindText } from './documents/trusted-documents.ts';
import type { ErrorMask, Stage } from './error-mask.ts';
import { expiredAccess } from './expired-access.ts';
import { isFailure } from './failed-operation.ts';
import type { InlineTracing } from './inline-trace/inline-tracing.ts';
import { inputProblems } from './input-problems.ts';
import type { Operation, Outcome, Transport } from './operation.ts';
import { requireOperationType } from './operation-type.ts';
import type { Deadlines } from './requests/deadlines.ts';
import { inTime } from './requests/in-time.ts';
import type { RequestAllowance } from './requests/request-allowance.ts';
import { tooLate } from './requests/too-late.ts';

export type { Operation, Outcome } from './operation.ts';

/**
 * Takes one operation from its text to its masked result, and never rejects. Every transport calls it, so whatever it
 * does holds for all of them. Only the door makes a `AdmittedCaller`, so nobody gets here past it.
 */
export type Run = (operation: Operation, caller: AdmittedCaller, transport?: Transport) => Promise<Outcome>;

export interface RunParts extends BeginParts {
  readonly findText: FindText;
  readonly documents: Documents;
  readonly allowance: RequestAllowance;
  readonly deadlines: Deadlines;
  readonly mask: ErrorMask;
  /** Null: nobody is told how long a field took. */
  readonly inlineTracing: InlineTracing | null;
  readonly clock: Clock;
}

/** Whoever works on variables does so by recursion, and no honest input comes near this. */
const MOST_LEVELS = 100;

export const createRun = (parts: RunParts): Run => {
  const { schema, findText, documents, allowance, deadlines, mask, inlineTracing, clock, hideSuggestions } =
    parts;
  const begin = createBegin(parts);

  return async (given, caller, transport = {}) => {
    const { operationName = null, arrived } = given;
    const masked = maskedFor(caller, mask);

    let stage: Stage = 'parse';
    try {
      // A socket outlives the token that it was opened with.
      if (isExpired(caller.access, clock.now())) throw expiredAccess();
      allowance.take(caller.credential.id);
      const preparation = documents.get(findText(given));
      if ('refused' in preparation) return masked(preparation.refused.refusals, preparation.refused.stage);
      const { prepared } = preparation;
      stage = 'validate';
      const operation = prepared.operation(operationName);
      requireOperationType(operation.node, schema, transport.request?.method);

      stage = 'execute';
      const sent = given.variables ?? {};
      if (isDeeperThan(sent, MOST_LEVELS)) {
        throw new ServiceError('BAD_USER_INPUT', `Variables are at most ${MOST_LEVELS} levels deep.`);
      }
      const variables = operation.declared(sent);
      operation.checkCost(variables);
      const traces = transport.wantsTrace && operation.node.operation !== 'subscription';
      const trace = traces && inlineTracing ? await inlineTracing.begin() : null;
      const outcome = await inTime(deadlines, {
        caller,
        arrived,
        work: (timed) => begin({ prepared, operation, variables, caller: timed, transport, trace, masked }),
        tooLate: () => tooLate(operation.node),
        abandon: (late) => isAsyncIterable(late) && void late.return?.(),
      });
      if (isAsyncIterable(outcome)) return outcome;

      // Errors without data mean that nothing was executed.
      const problems = isFailure(outcome)
        ? inputProblems(schema, operation.node, variables, hideSuggestions)
        : [];
      const result =
        problems.length > 0
          ? masked(problems, 'execute')
          : outcomeMask(prepared, masked, parts.maxAnswerLength)(outcome);
      return trace ? trace.finish(result) : result;
    } catch (error) {
      return masked([error], stage);
    }
  };
};

/** Apart, so that a subscription, which keeps it, keeps nothing else of how it began. */
const maskedFor =
  (caller: AdmittedCaller, mask: ErrorMask): Masked =>
  (errors, stage) => ({ errors: mask(errors, stage, caller) });

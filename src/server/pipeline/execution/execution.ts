import type { Variables } from '../input-problems.ts';
import { CollectedErrors } from './collected-errors.ts';
import type { Plan } from './plan.ts';

/** One execution of a plan, and what has failed in it so far. */
export class Execution {
  readonly plan: Plan;
  readonly rootValue: unknown;
  readonly context: unknown;
  /** Coerced. */
  readonly variables: Variables;
  readonly errors = new CollectedErrors();

  constructor(plan: Plan, rootValue: unknown, context: unknown, variables: Variables) {
    this.plan = plan;
    this.rootValue = rootValue;
    this.context = context;
    this.variables = variables;
  }
}

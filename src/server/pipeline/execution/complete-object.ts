import { GraphQLError } from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { executeFields } from './execute-fields.ts';
import type { Complete, ObjectPlan } from './plan.ts';
import { isPromise } from './promises.ts';

/** Answers what is asked of an object, of which its type may say first that it is none of its own. */
export const completeObject = (plan: ObjectPlan): Complete => {
  const { type } = plan;
  return (place, path, value) => {
    const { execution, field } = place;
    if (!type.isTypeOf) return executeFields(execution, plan, value, path);
    const complete = (isOfType: boolean): unknown => {
      if (isOfType) return executeFields(execution, plan, value, path);
      throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, {
        nodes: field.nodes,
      });
    };
    const isOfType = type.isTypeOf(value, execution.context, place.info);
    return isPromise(isOfType) ? isOfType.then(complete) : complete(isOfType);
  };
};

import { anyGrader } from '../../jobs/grader.ts';
import { badRequest } from '../../server/api-error.ts';
import { json, type Route } from '../../server/call.ts';
import { anyObject, objectOf, optional, required, text } from '../../server/values.ts';

/** Graders outside jobs. They are checked as those of jobs are; none can be run, for there is no model behind them. */
export const graderRoutes = (base: string): readonly Route[] => [
  {
    operation: 'graders',
    method: 'POST',
    path: `${base}/fine_tuning/alpha/graders/validate`,
    async handle(call) {
      const body = objectOf('grader')(await call.readJson(), '');
      return json({ grader: required(body, '', 'grader', anyGrader) });
    },
  },
  {
    operation: 'graders',
    method: 'POST',
    path: `${base}/fine_tuning/alpha/graders/run`,
    async handle(call) {
      const body = objectOf('grader', 'item', 'model_sample')(await call.readJson(), '');
      required(body, '', 'grader', anyGrader);
      required(body, '', 'model_sample', text());
      optional(body, '', 'item', anyObject);
      throw badRequest(
        'Graders cannot be run here: there is no model to ask.',
        'grader',
        'grader_not_available',
      );
    },
  },
];

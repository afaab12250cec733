import type { Variables } from '../input-problems.ts';
import { RequestRefusal } from '../request-refusal.ts';
import type { AnsweredSize } from './argument-size.ts';
import type { PlannedField } from './cost-plan.ts';

/** What a call upstream costs, where a value in the answer costs 1. */
const CALL = 50;

/** Lets an operation pass with these variables, or throws RequestRefusal QUERY_TOO_COMPLEX. */
export type CheckCost = (variables: Variables) => void;

/** What never depends on variables is reckoned up once. */
export const createCostCheck = (fields: readonly PlannedField[], maxCost: number): CheckCost => {
  const fixed = isFixed(fields) ? costOf(fields, {}, 1) : undefined;
  return (variables) => {
    const cost = fixed ?? costOf(fields, variables, 1);
    if (cost > maxCost) throw tooCostly(fields, variables, cost, maxCost);
  };
};

const sizeIn = (size: AnsweredSize, variables: Variables): number =>
  typeof size === 'number' ? size : size(variables);

const isFixed = (fields: readonly PlannedField[]): boolean =>
  fields.every(
    ({ items, page, children }) =>
      typeof items !== 'function' && typeof page !== 'function' && isFixed(children),
  );

const itemsOf = ({ items }: PlannedField, variables: Variables, page: number): number =>
  items === 'page' ? page : sizeIn(items, variables);

const costOf = (fields: readonly PlannedField[], variables: Variables, page: number): number => {
  let cost = 0;
  for (const field of fields) cost += costOfField(field, variables, page);
  return cost;
};

const costOfField = (field: PlannedField, variables: Variables, page: number): number => {
  const each =
    1 + field.callsPerItem * CALL + costOf(field.children, variables, sizeIn(field.page, variables));
  return field.calls * CALL + itemsOf(field, variables, page) * each;
};

const tooCostly = (
  fields: readonly PlannedField[],
  variables: Variables,
  cost: number,
  maxCost: number,
): RequestRefusal => {
  const { path, share } = costliest(fields, variables);
  return new RequestRefusal(
    'QUERY_TOO_COMPLEX',
    `This may cost ${Math.ceil(cost)}, and ${maxCost} is the most; ${Math.ceil(share)} of it is \`${path}\`. Ask for fewer items at once (\`first\`), or split it into several operations.`,
  );
};

/** The field that costs most, as far down as it is one field that makes up most of it. */
const costliest = (
  fields: readonly PlannedField[],
  variables: Variables,
): { readonly path: string; readonly share: number } => {
  const names: string[] = [];
  let [level, page, times, share] = [fields, 1, 1, 0];
  for (;;) {
    const costs = level.map((field) => times * costOfField(field, variables, page));
    const most = Math.max(...costs);
    const field = level[costs.indexOf(most)];
    if (!field || most < share / 2) return { path: names.join('.'), share };
    names.push(field.name);
    share = most;
    times *= itemsOf(field, variables, page);
    page = sizeIn(field.page, variables);
    level = field.children;
  }
};

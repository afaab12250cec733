import type { ResponsePath } from 'graphql';
import { Data } from './data.ts';
import type { Execution } from './execution.ts';
import { Place } from './place.ts';
import type { FieldPlan, ObjectPlan } from './plan.ts';
import { isPromise, type MaybePromise } from './promises.ts';

/**
 * Answers what is asked of an object, each field at its place, also when a later one is ready before it.
 *
 * @throws GraphQLError when a field failed that must not be null; the promise is rejected with it.
 */
export const executeFields = (
  execution: Execution,
  { fields }: ObjectPlan,
  source: unknown,
  path: ResponsePath | undefined,
): MaybePromise<Data> => {
  const data = new Data();
  let awaited: string[] | null = null;
  try {
    for (const field of fields) {
      const value = executeField(execution, field, source, path);
      data[field.key] = value;
      if (isPromise(value)) {
        if (awaited === null) awaited = [field.key];
        else awaited.push(field.key);
      }
    }
  } catch (error) {
    if (awaited === null) throw error;
    // What has begun is waited for, and nobody else hears of it when it fails too.
    return Promise.all(awaited.map((key) => data[key])).finally(() => {
      throw error;
    }) as Promise<never>;
  }
  return awaited === null ? data : whenWhole(data, awaited);
};

const whenWhole = (data: Data, awaited: readonly string[]): Promise<Data> => {
  const [first, ...others] = awaited;
  if (first !== undefined && others.length === 0) {
    return (data[first] as Promise<unknown>).then((value) => {
      data[first] = value;
      return data;
    });
  }
  return Promise.all(awaited.map((key) => data[key])).then((values) => {
    for (const [index, key] of awaited.entries()) data[key] = values[index];
    return data;
  });
};

const executeField = (
  execution: Execution,
  field: FieldPlan,
  source: unknown,
  parentPath: ResponsePath | undefined,
): unknown => {
  if (field.constant !== null) return field.constant;
  let place: Place | null = null;
  try {
    let value: unknown;
    if (field.resolve === null) {
      value = hasProperties(source) ? source[field.name] : undefined;
      if (typeof value === 'string') {
        if (field.takesTexts) return value;
      } else if (value === null || value === undefined) {
        if (field.takesNull) return null;
      } else if (typeof value === 'function') {
        place = new Place(execution, field, parentPath);
        value = callProperty(source, place);
      } else if (field.writeLeaf !== null && !isPromise(value) && !(value instanceof Error)) {
        return field.writeLeaf(value);
      }
    } else {
      place = new Place(execution, field, parentPath);
      value = field.resolve(source, field.args(execution.variables), execution.context, place.info);
    }
    place ??= new Place(execution, field, parentPath);
    const here = place;
    const completed = isPromise(value)
      ? value.then((resolved) => field.complete(here, here.path, resolved))
      : field.complete(here, here.path, value);
    return isPromise(completed)
      ? completed.then(undefined, (error: unknown) => here.fail(error, field.type, here.path))
      : completed;
  } catch (error) {
    place ??= new Place(execution, field, parentPath);
    return place.fail(error, field.type, place.path);
  }
};

const hasProperties = (source: unknown): source is Readonly<Record<string, unknown>> =>
  (typeof source === 'object' && source !== null) || typeof source === 'function';

/** A property that is a function is called with what a resolver gets, without the parent, which it has as its `this`. */
const callProperty = (source: unknown, place: Place): unknown => {
  const { field, execution } = place;
  const object = source as Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;
  return object[field.name]?.(field.args(execution.variables), execution.context, place.info);
};

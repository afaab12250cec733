import type { Fault } from '../faults/fault.ts';
import type { FaultSchedule } from '../faults/fault-schedule.ts';
import { readFaults } from '../faults/read-fault.ts';
import type { RouteName } from '../server/call.ts';
import { objectOf, required } from '../server/values.ts';

/** The whole schedule, `{ "faults": [{ "kind": "reset" }] }`; throws a refusal that names what is wrong. */
export const readFaultsBody = (body: unknown, routes: readonly RouteName[]): readonly Fault[] =>
  required(objectOf('faults')(body, ''), '', 'faults', (value, path) => readFaults(value, path, routes));

/** The faults that are on, and beside them how many requests each has applied to. */
export const showFaults = ({ faults, applied }: FaultSchedule): object => ({ faults, applied });

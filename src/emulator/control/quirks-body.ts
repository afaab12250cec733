import { type EmulatorQuirks, isQuirkName, quirkNames } from '../quirks.ts';
import { badRequest } from '../server/api-error.ts';
import { anyObject } from '../server/values.ts';

/** Switches by name, `{ "plainResults": true }`; throws a refusal that names what is wrong. */
export function readQuirksBody(body: unknown): Partial<EmulatorQuirks> {
  const changes: Partial<Record<keyof EmulatorQuirks, boolean>> = {};
  for (const [name, value] of Object.entries(anyObject(body, 'quirks'))) {
    if (!isQuirkName(name)) {
      const shown = name.slice(0, 100);
      throw badRequest(
        `Unknown quirk '${shown}'. There are: ${quirkNames.join(', ')}.`,
        shown,
        'unknown_parameter',
      );
    }
    if (typeof value !== 'boolean')
      throw badRequest(`'${name}' must be true or false.`, name, 'invalid_type');
    changes[name] = value;
  }
  return changes;
}

import type { Capabilities } from '../domain/capabilities.ts';
import type { Context } from './context.ts';

/** What the caller's provider can do. Nobody is asked for it. */
export const fineTuningCapabilities = (
  _parent: unknown,
  _args: unknown,
  { caller, datasource }: Context,
): Capabilities => datasource.capabilitiesFor(caller);

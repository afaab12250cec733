import type { Datasource } from '../datasource/datasource.ts';
import type { Loaders } from '../datasource/loaders.ts';
import type { AdmittedCaller } from '../domain/caller.ts';
import type { Live } from '../live/live.ts';

/** What every resolver gets: who asks, where to ask, and this operation's loaders. The same over every transport. */
export interface Context {
  readonly caller: AdmittedCaller;
  readonly datasource: Datasource;
  readonly loaders: Loaders;
  readonly live: Live;
}

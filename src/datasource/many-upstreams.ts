import type { Caller } from '../domain/caller.ts';
import type { Datasource } from './datasource.ts';

/**
 * Several upstreams as one datasource: each caller's credential names the one that it is for. Nothing crosses from one to
 * another.
 *
 * @param usual for credentials that name none.
 * @param named by the names that credentials know.
 */
export const manyUpstreams = (usual: Datasource, named: ReadonlyMap<string, Datasource>): Datasource => {
  if (named.size === 0) return usual;
  const of = ({ credential: { upstream } }: Caller): Datasource => {
    if (upstream === null) return usual;
    const found = named.get(upstream);
    if (!found) throw new Error('A credential names an upstream that is not there.');
    return found;
  };
  return {
    capabilitiesFor: (caller) => of(caller).capabilitiesFor(caller),
    jobs: {
      get: (caller, ...rest) => of(caller).jobs.get(caller, ...rest),
      list: (caller, ...rest) => of(caller).jobs.list(caller, ...rest),
      cancel: (caller, id) => of(caller).jobs.cancel(caller, id),
      pause: (caller, id) => of(caller).jobs.pause(caller, id),
      resume: (caller, id) => of(caller).jobs.resume(caller, id),
    },
    files: {
      get: (caller, id) => of(caller).files.get(caller, id),
      list: (caller, request) => of(caller).files.list(caller, request),
      upload: (caller, request) => of(caller).files.upload(caller, request),
      delete: (caller, id) => of(caller).files.delete(caller, id),
      content: (caller, id) => of(caller).files.content(caller, id),
    },
    events: {
      orderFor: (caller) => of(caller).events.orderFor(caller),
      list: (caller, ...rest) => of(caller).events.list(caller, ...rest),
    },
    checkpoints: { list: (caller, ...rest) => of(caller).checkpoints.list(caller, ...rest) },
    measurements: { list: (caller, jobId) => of(caller).measurements.list(caller, jobId) },
    creation: {
      keyFor: (caller, ...rest) => of(caller).creation.keyFor(caller, ...rest),
      create: (caller, ...rest) => of(caller).creation.create(caller, ...rest),
      close() {
        for (const { creation } of [usual, ...named.values()]) creation.close();
      },
    },
    loaders: (caller) => of(caller).loaders(caller),
    async close() {
      await Promise.all([usual, ...named.values()].map((datasource) => datasource.close()));
    },
  };
};

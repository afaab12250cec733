import { hexFrom, lettersFrom } from './chance.ts';
import { createFileShelf, type FileShelf } from './files/file-shelf.ts';
import { createJobShelf, type JobShelf } from './jobs/job-shelf.ts';
import type { Personality } from './personalities/personality.ts';
import { addSeedJobs } from './seeds/add-seed-jobs.ts';
import { storeSeedFiles } from './seeds/store-seed-files.ts';

/** Everything that one key sees, and no other key does. */
export interface Organization {
  /** `org-…`, derived from a hash of the key. */
  readonly id: string;
  /** How it is called inside the names of its models. */
  readonly name: string;
  readonly jobs: JobShelf;
  readonly files: FileShelf;
  /** Requests of the current minute, for the rate-limit headers. */
  readonly usage: { minute: number; requests: number };
}

/** The organizations that are known now, one for each key. */
export interface Organizations {
  /** The organization of a key: a new one, with the seeded files and jobs, when the key comes for the first time. */
  of(key: string): Organization;
  /** Those that are known, or the one of a key if it is, without making any and without counting as use. */
  known(key?: string): readonly Organization[];
  readonly count: number;
  /** Forgets them all. */
  clear(): Promise<void>;
}

/** What new organizations are furnished with. */
export interface Furniture {
  readonly personality: Personality;
  /** Milliseconds since 1970: the seeded jobs are older than this by fixed amounts. */
  readonly startedAt: () => number;
  readonly speed: number;
  /** How many are kept; beyond that the one that was unused for longest is forgotten. */
  readonly most: number;
}

function furnish(hash: string, furniture: Furniture): Organization {
  const name = `team-${hexFrom(6, 'organization', hash)}`;
  const jobs = createJobShelf();
  const files = createFileShelf();
  storeSeedFiles(files, furniture.startedAt());
  addSeedJobs(jobs, name, furniture.startedAt(), furniture.speed, furniture.personality);
  return {
    id: `org-${lettersFrom(24, 'organization', hash)}`,
    name,
    jobs,
    files,
    usage: { minute: 0, requests: 0 },
  };
}

export function createOrganizations(furniture: Furniture): Organizations {
  // A Map remembers the order of insertion: taking one out and putting it back makes it the latest used.
  const known = new Map<string, Organization>();
  // Keys may be real ones by mistake, so none is kept.
  const hashOf = (key: string): string => hexFrom(64, 'key', key);
  return {
    of(key) {
      const hash = hashOf(key);
      const organization = known.get(hash) ?? furnish(hash, furniture);
      known.delete(hash);
      known.set(hash, organization);
      const [oldest] = known;
      if (known.size > furniture.most && oldest !== undefined) {
        known.delete(oldest[0]);
        void oldest[1].files.discard();
      }
      return organization;
    },
    known(key) {
      if (key === undefined) return [...known.values()];
      const organization = known.get(hashOf(key));
      return organization === undefined ? [] : [organization];
    },
    get count() {
      return known.size;
    },
    async clear() {
      const all = [...known.values()];
      known.clear();
      await Promise.all(all.map((organization) => organization.files.discard()));
    },
  };
}

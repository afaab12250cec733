import { z } from 'zod';

const entry = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});

/** What the project's rules read of package-lock.json: each package under its folder, the project itself under `''`. */
export const lockfile = z.object({ packages: z.record(z.string(), entry) });
export type Lockfile = z.output<typeof lockfile>;
export type LockedPackage = z.output<typeof entry>;

/** What the project's rules read of package.json. */
export const manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});
export type Manifest = z.output<typeof manifest>;

/** Whether the service loads the package when it runs; the others are only there to develop it. */
export const isRuntime = ({ dev, devOptional }: LockedPackage): boolean => !dev && !devOptional;

/** The package's name: `node_modules/a/node_modules/@b/c` holds `@b/c`. */
export const nameOf = (folder: string): string => folder.replace(/^.*node_modules\//, '');

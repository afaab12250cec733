import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { z } from 'zod';

/** The file in which breaking changes are declared: each with what the check calls it, and why it is made. */
export const declarationsSchema = z.array(
  z.strictObject({ change: z.string().min(1), reason: z.string().min(10) }),
);
export type Declarations = z.infer<typeof declarationsSchema>;

/** What became of the API since a release, by what each change is called. */
export interface ApiChanges {
  /** They break a client, and nobody has declared them. */
  readonly undeclared: readonly string[];
  /** They break a client, as was declared. */
  readonly declared: readonly string[];
  /** Declared, but not made. */
  readonly stale: readonly string[];
  /** They may surprise a client. */
  readonly dangerous: readonly string[];
}

/**
 * Compares two states of the API, each as SDL.
 *
 * @param forRouters what breaks routers, which the API does not show.
 */
export const apiChanges = async (
  released: string,
  current: string,
  declarations: Declarations,
  forRouters: readonly string[] = [],
): Promise<ApiChanges> => {
  const changes = await diff(buildSchema(released), buildSchema(current));
  const breaking = [...named(changes, CriticalityLevel.Breaking), ...forRouters];
  const announced = new Set(declarations.map(({ change }) => change));
  return {
    undeclared: breaking.filter((change) => !announced.has(change)),
    declared: breaking.filter((change) => announced.has(change)),
    stale: [...announced].filter((change) => !breaking.includes(change)),
    dangerous: named(changes, CriticalityLevel.Dangerous),
  };
};

const named = (changes: readonly Change[], level: CriticalityLevel): readonly string[] =>
  changes.filter(({ criticality }) => criticality.level === level).map(({ message }) => message);

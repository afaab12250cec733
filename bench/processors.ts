import { availableParallelism } from 'node:os';

/** Who runs where: what is measured has a processor to itself, everything else shares the others. */
export type Role = 'measured' | 'load';

const canPin = process.platform === 'linux' && availableParallelism() > 1;

/** A command, kept to its role's processors where the system can do that. */
export const pinned = (
  role: Role,
  command: readonly [string, ...string[]],
): readonly [string, ...string[]] => {
  if (!canPin) return command;
  const processors = role === 'measured' ? '0' : `1-${availableParallelism() - 1}`;
  return ['taskset', '-c', processors, ...command];
};

/** How many letters must be added, left out or changed to make one word of the other. */
const distance = (one: string, other: string): number => {
  let previous = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, substitution));
    }
    previous = current;
  }
  return previous[other.length] ?? 0;
};

/** How far off a name may be and still have been meant. */
const FARTHEST = 4;

/** The known name that a misspelt one most resembles; undefined when none comes near. */
const nearestName = (name: string, known: readonly string[]): string | undefined =>
  known
    .filter((other) => distance(name, other) <= FARTHEST)
    .toSorted((one, other) => distance(name, one) - distance(name, other))[0];

/** What to say of a name that nobody knows: the one that was meant, or else all there are. */
export const suggestion = (name: string, known: readonly string[]): string => {
  const near = nearestName(name, known);
  return near === undefined ? `Allowed: ${known.join(', ')}.` : `Did you mean ${near}?`;
};

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

/** The known name that a misspelt one most resembles; undefined when there are none. */
export const nearestName = (name: string, known: readonly string[]): string | undefined =>
  known.toSorted((one, other) => distance(name, one) - distance(name, other))[0];

/** Clients send the same few texts each time. Whoever sends another one each time fills no memory. */
const MOST_TEXTS = 100;
/** Characters. What is longer is no usual text. */
const LONGEST_TEXT = 256;

/** The same function of a text, which remembers what the last few texts came to. It must not throw. */
export const remembering = <Value>(compute: (text: string) => Value): ((text: string) => Value) => {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = compute(text);
    if (text.length > LONGEST_TEXT) return value;
    if (known.size >= MOST_TEXTS) known.clear();
    known.set(text, value);
    return value;
  };
};

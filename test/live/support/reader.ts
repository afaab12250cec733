/** What came of reading a stream. */
export interface Reader<Item> {
  readonly items: readonly Item[];
  /** Null while the stream goes on. */
  readonly end: 'COMPLETED' | { readonly error: unknown } | null;
  /** Stops asking for more, as one whose socket is full. */
  stall(): void;
  /** Asks again. */
  resume(): void;
  /** Leaves. */
  leave(): void;
}

/** Reads a stream as fast as it goes, until told otherwise. */
export const readStream = <Item>(stream: AsyncIterableIterator<Item>): Reader<Item> => {
  const items: Item[] = [];
  let end: Reader<Item>['end'] = null;
  let isStalled = false;
  let isReading = false;

  const read = async (): Promise<void> => {
    isReading = true;
    try {
      while (!isStalled) {
        const { done, value } = await stream.next();
        if (done) {
          end = 'COMPLETED';
          return;
        }
        items.push(value);
      }
    } catch (error) {
      end = { error };
    } finally {
      isReading = false;
    }
  };
  void read();

  return {
    items,
    get end() {
      return end;
    },
    stall() {
      isStalled = true;
    },
    resume() {
      isStalled = false;
      if (!isReading) void read();
    },
    leave: () => void stream.return?.(),
  };
};

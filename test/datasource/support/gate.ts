/** A point that nobody passes before the test says so. */
export interface Gate {
  readonly passed: Promise<void>;
  open(): void;
}

export const createGate = (): Gate => {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
};

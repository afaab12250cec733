/** Says, when asked, what is in use after a collection: the resident size alone says what was in use once. */
process.on('message', (message) => {
  if (message !== 'memory') return;
  // Started with --expose-gc; the second round takes what the first has only marked.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ inUse: heapUsed + external });
});

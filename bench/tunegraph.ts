import './report-memory.ts';

/** The built service as an operator runs it, in a process that says its address when it answers. */
const built = new URL('../dist/app.js', import.meta.url).href;
const { createApp, loadConfig }: typeof import('../src/app.ts') = await import(built);
const app = createApp(loadConfig({ env: process.env }));
await app.start();
process.send?.(app.url);
process.on('SIGTERM', () => void app.stop().then(() => process.exit(0)));

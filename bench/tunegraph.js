import { createApp, loadConfig } from '../dist/app.js';
import './report-memory.js';

// The built service as an operator runs it, in a process that says its address when it answers. Plain JavaScript: what loads
// TypeScript would compile the bundle once more, and keep its source map in memory.
const app = createApp(loadConfig({ env: process.env }));
await app.start();
process.send?.(app.url);
process.on('SIGTERM', () => void app.stop().then(() => process.exit(0)));

#!/usr/bin/env node
import { type App, createApp } from './app.ts';
import { announcement } from './command/announcement.ts';
import { configurationFailure, flagFailure, startFailure } from './command/start-failure.ts';
import { usage } from './command/usage.ts';
import { version } from './command/version.ts';
import { type Config, ConfigurationError, type Flags, loadConfig, readFlags } from './config/index.ts';

const EXIT_FAILED = 1;
const EXIT_MISUSED = 2;

const run = async (): Promise<void> => {
  const flags = readFlags(process.argv.slice(2));
  if (flags.problems.length > 0) return fail(flagFailure(flags.problems), EXIT_MISUSED);
  if (flags.help) return print(usage(version));
  if (flags.version) return print(`${version}\n`);

  const config = configFrom(flags);
  if (!config) return;
  const app = createApp(config);
  const stopped = stopOnSignals(app);
  try {
    await app.start();
  } catch (error) {
    return fail(startFailure(error, config), EXIT_FAILED);
  }
  if (!stopped()) print(announcement(config, app.url, version));
};

const configFrom = ({ settings }: Flags): Config | undefined => {
  try {
    return loadConfig({ env: process.env, flags: settings });
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    fail(configurationFailure(error), EXIT_FAILED);
    return undefined;
  }
};

/** The first signal lets work under way finish; the process then ends by itself. The second one doesn't wait. */
const stopOnSignals = (app: App): (() => boolean) => {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(EXIT_FAILED);
    stopping = true;
    app.stop().catch((error: unknown) => fail(`Tunegraph did not stop cleanly: ${error}\n`, EXIT_FAILED));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  return () => stopping;
};

const print = (text: string): void => {
  process.stdout.write(text);
};

const fail = (text: string, exitCode: number): void => {
  process.stderr.write(text);
  process.exitCode = exitCode;
};

await run();

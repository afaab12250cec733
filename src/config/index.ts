export type { Config, EmbeddedEmulator, JwtConfig, OwnCredential, Provider } from './config.ts';
export { ConfigurationError } from './configuration-error.ts';
export { type DescribedSetting, describeSettings } from './describe-settings.ts';
export type { AuthMode, LogLevel } from './environment.ts';
export { type ConfigSources, loadConfig } from './load-config.ts';
export { type Flags, readFlags } from './read-flags.ts';

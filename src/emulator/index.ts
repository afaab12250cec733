/** The embedded upstream: a provider's fine-tuning and files API as a real HTTP server, with a real job life. */
export { EmulatorOptionError } from './check-options.ts';
export type { EmulatorClock } from './clock.ts';
export type { CreatedJob, CreatedJobsFilter } from './created-jobs.ts';
export { type Emulator, startEmulator } from './emulator.ts';
export type { Fault, FaultKind, FaultOf } from './faults/fault.ts';
export { faultDescriptions, faultKinds } from './faults/fault-kinds.ts';
export type { EmulatorOptions, WebhookTarget } from './options.ts';
export { isProviderName, type ProviderName, providerNames } from './personalities/index.ts';
export { type EmulatorQuirks, type QuirkName, quirkDescriptions, quirkNames } from './quirks.ts';
export type { LoggedRequest, RequestLog } from './request-log.ts';

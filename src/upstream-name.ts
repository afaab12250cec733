import type { Provider } from './config/index.ts';

/** Under which a credential and the datasource speak of the same upstream. */
export const upstreamName = ({ provider, baseUrl }: Provider): string => `${provider} ${baseUrl}`;

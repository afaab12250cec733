import manifest from '../../package.json' with { type: 'json' };

/** The package's version, as it was when the service was built. */
export const version: string = manifest.version;

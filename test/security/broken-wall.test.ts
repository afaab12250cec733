import { createHash } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { hammer, type Tally } from './support/hammer.ts';
import { startSharedApp } from './support/start-shared-app.ts';

// Everybody's credential has the same id and signs alike: the wall of which two-tenants.test.ts shows that nothing crosses it
// is gone.
vi.mock(import('../../src/domain/credential.ts'), async (original) => {
  const { Credential, ...rest } = await original();
  class SharedCredential extends Credential {
    override readonly id = 'everybody';

    override sign(text: string): string {
      return createHash('sha256').update(text).digest('base64url');
    }
  }
  return { ...rest, Credential: SharedCredential };
});

it('would see answers cross on every channel, if credentials were no wall', { timeout: 60_000 }, async () => {
  const { app, bearing } = await startSharedApp('passthrough');
  const tallies = await hammer(app, bearing, 4);
  const tight = Object.entries<Tally>(tallies).filter(([, { foreign }]) => foreign === 0);
  expect(tight.map(([channel]) => channel)).toEqual([]);
});

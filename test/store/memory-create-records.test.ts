import { expect, it } from 'vitest';
import { MemoryCreateRecords } from '../../src/store/memory/memory-create-records.ts';
import { createFakeClock } from '../emulator/fake-clock.ts';

const aRecord = (jobId: string | null) => ({ input: 'input', jobId, sentUntil: 0 });

const records = () => {
  const clock = createFakeClock();
  return { clock, records: new MemoryCreateRecords({ clock, keepFor: 90_000 }) };
};

it('keeps what was put last, until it is forgotten', async () => {
  const { records: all } = records();
  expect(await all.get('key')).toBeNull();
  await all.put('key', aRecord(null));
  await all.put('key', aRecord('ftjob-1'));
  expect(await all.get('key')).toEqual(aRecord('ftjob-1'));
  await all.forget('key');
  expect([await all.get('key'), all.size]).toEqual([null, 0]);
});

it('holds ten thousand, the latest', async () => {
  const { clock, records: all } = records();
  for (let index = 0; index < 10_000; index += 1) await all.put(`key-${index}`, aRecord(null));
  clock.advance(90_000);
  for (let index = 10_000; index < 15_000; index += 1) await all.put(`key-${index}`, aRecord(null));
  expect(all.size).toBe(10_000);
  expect([await all.get('key-4999'), await all.get('key-5000')]).toEqual([null, aRecord(null)]);
});

it('lets nobody flood out what is needed yet', async () => {
  const { clock, records: all } = records();
  await all.put('key', aRecord(null));
  clock.advance(89_999);
  for (let index = 0; index < 20_000; index += 1) await all.put(`key-${index}`, aRecord(null));
  expect(await all.get('key')).toEqual(aRecord(null));
  clock.advance(1);
  await all.put('another', aRecord(null));
  expect(await all.get('key')).toBeNull();
});

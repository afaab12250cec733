import { expect, it } from 'vitest';
import { decodeProgress } from '../../../src/datasource/wire/decode-progress.ts';

it.each<[unknown, unknown, object | null]>([
  [12, 60, { step: 12, totalSteps: 60, fraction: 0.2 }],
  ['12', '60', { step: 12, totalSteps: 60, fraction: 0.2 }],
  [0, 60, { step: 0, totalSteps: 60, fraction: 0 }],
  [7, null, { step: 7, totalSteps: null, fraction: null }],
  [7, 0, { step: 7, totalSteps: 0, fraction: null }],
  [70, 60, { step: 70, totalSteps: 60, fraction: 1 }],
  [null, 60, null],
  [undefined, undefined, null],
  [-1, 60, null],
  [1.5, 60, null],
  [2 ** 40, 60, null],
])('reads step %j of %j as %j', (step, totalSteps, progress) => {
  expect(decodeProgress(step, totalSteps)).toEqual(progress);
});

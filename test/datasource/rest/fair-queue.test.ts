import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FairQueue } from '../../../src/datasource/rest/fair-queue.ts';

interface Item {
  readonly party: string;
  readonly number: number;
}

const takeAll = (queue: FairQueue<Item>): readonly string[] => {
  const taken: string[] = [];
  for (let item = queue.take(); item; item = queue.take()) taken.push(`${item.party}${item.number}`);
  return taken;
};

const filled = (...items: readonly string[]): FairQueue<Item> => {
  const queue = new FairQueue<Item>();
  for (const item of items) queue.add(item[0] ?? '', { party: item[0] ?? '', number: Number(item.slice(1)) });
  return queue;
};

it('serves one party in the order in which its items came', () => {
  expect(takeAll(filled('a1', 'a2', 'a3'))).toEqual(['a1', 'a2', 'a3']);
});

it('lets parties take turns, however many items one of them has', () => {
  expect(takeAll(filled('a1', 'a2', 'a3', 'b1', 'c1', 'c2'))).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
});

it('goes on after it was empty, also where a party comes back', () => {
  const queue = filled('a1');
  expect(takeAll(queue)).toEqual(['a1']);
  expect(queue.take()).toBeUndefined();
  queue.add('a', { party: 'a', number: 2 });
  queue.add('b', { party: 'b', number: 1 });
  expect(takeAll(queue)).toEqual(['a2', 'b1']);
});

type Step =
  | { readonly do: 'add'; readonly party: string }
  | { readonly do: 'take' }
  | { readonly do: 'delete'; readonly index: number };

const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('add' as const), party: fc.constantFrom('a', 'b', 'c') }),
    fc.record({ do: fc.constant('take' as const) }),
    fc.record({ do: fc.constant('delete' as const), index: fc.nat(200) }),
  ),
  { maxLength: 200 },
) as fc.Arbitrary<readonly Step[]>;

it('hands out each item once, in its party’s order, and none that has left', () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const queue = new FairQueue<Item>();
      const added: Item[] = [];
      const there = new Set<Item>();
      for (const step of sequence) {
        if (step.do === 'add') {
          const item = { party: step.party, number: added.length };
          added.push(item);
          there.add(item);
          queue.add(step.party, item);
        } else if (step.do === 'delete') {
          const item = added[step.index];
          if (item) expect(queue.delete(item.party, item)).toBe(there.delete(item));
        } else {
          const item = queue.take();
          expect(item === undefined).toBe(there.size === 0);
          const first = [...there].find(({ party }) => party === item?.party);
          expect(item).toBe(first);
          if (item) there.delete(item);
        }
        expect(queue.size).toBe(there.size);
      }
    }),
  );
});

import { expect, test } from 'vitest';
import { courseSince } from './course';
import { MAX_AGE, MAX_KEPT, ShelfMemory, type KeptNight, type Shelf } from './memory';
import type { Night } from './night';

const NIGHT = { version: '2.3', heard: { sentAt: 1_000, receivedAt: 0 }, images: [], course: courseSince(0) } as unknown as Night;

class WoodenShelf implements Shelf {
  rows: KeptNight[] = [];
  broken = false;

  async all() {
    if (this.broken) throw new Error('No room.');
    return this.rows;
  }
  async put(row: KeptNight) {
    if (this.broken) throw new Error('No room.');
    // As a browser does: what has methods loses them.
    this.rows = [...this.rows.filter(({ telescope }) => telescope !== row.telescope), structuredClone(row)];
  }
  async remove(telescope: string) {
    this.rows = this.rows.filter((row) => row.telescope !== telescope);
  }
}

function memoryOf({ shelf = new WoodenShelf(), build = '/assets/index-1.js' } = {}) {
  const around = { shelf, build, at: 1_000_000, who: '', wall: () => around.at, user: () => around.who, isOffline: () => true };
  return { memory: new ShelfMemory(around), around, shelf };
}

test('a night comes back with a clock that went on while no page was open', async () => {
  const { memory, around } = memoryOf();
  await memory.keep('demo', NIGHT, 5_000);
  around.at += 90_000;
  expect(await memory.recall('demo')).toEqual({ night: { ...NIGHT, course: courseSince(1_000) }, now: 95_000 });
  expect(await memory.recall('roof')).toBeUndefined();
});

test('a wall clock that was put back tells no age, and what is a week old is of no use', async () => {
  const { memory, around } = memoryOf();
  await memory.keep('demo', NIGHT, 0);
  around.at -= 1;
  expect(await memory.recall('demo')).toBeUndefined();
  around.at += 1 + MAX_AGE;
  expect(await memory.recall('demo')).toBeDefined();
  around.at += 1;
  expect(await memory.recall('demo')).toBeUndefined();
});

test('another build does not read it', async () => {
  const { memory, shelf } = memoryOf();
  await memory.keep('demo', NIGHT, 0);
  expect(await memoryOf({ shelf, build: '/assets/index-2.js' }).memory.recall('demo')).toBeUndefined();
});

test('what one person saw is not another’s, and is forgotten when they are gone', async () => {
  const { memory, around, shelf } = memoryOf();
  await memory.keep('public', NIGHT, 0);
  around.who = 'dana';
  await memory.keep('roof', NIGHT, 0);
  expect(await memory.recall('roof')).toBeDefined();
  await memory.forgetOthers();
  expect(shelf.rows).toHaveLength(2);
  around.who = 'elise';
  expect(await memory.recall('roof')).toBeUndefined();
  around.who = '';
  await memory.forgetOthers();
  expect(shelf.rows.map(({ telescope }) => telescope)).toEqual(['public']);
});

test('only the newest few are kept', async () => {
  const { memory, around, shelf } = memoryOf();
  for (let number = 0; number <= MAX_KEPT; number += 1) {
    around.at += 1;
    await memory.keep(`t${number}`, NIGHT, 0);
  }
  expect(shelf.rows.map(({ telescope }) => telescope)).toEqual(['t1', 't2', 't3', 't4', 't5']);
});

test('a browser that keeps nothing remembers nothing, and nothing breaks', async () => {
  const { memory, shelf } = memoryOf();
  shelf.broken = true;
  await memory.keep('demo', NIGHT, 0);
  await memory.forgetOthers();
  expect(await memory.recall('demo')).toBeUndefined();
});

import { expect, test } from 'vitest';
import { HandClock } from '../testing/hand-clock';
import { COUNTED_AGAIN, Takeover, takeOverIfAsked, type Keepers } from './takeover';

/** A keeper of the shell, which a test puts in place. */
class HandKeeper extends EventTarget {
  state = 'installing';
  readonly heard: unknown[] = [];

  postMessage(message: unknown): void {
    this.heard.push(message);
  }
}

class HandKeepers extends EventTarget {
  installing: HandKeeper | null = null;
  waiting: HandKeeper | null = null;

  get asKeepers(): Keepers {
    return this as unknown as Keepers;
  }

  find(): HandKeeper {
    this.installing = new HandKeeper();
    this.dispatchEvent(new Event('updatefound'));
    return this.installing;
  }

  installed(): void {
    this.waiting = this.installing;
    this.installing = null;
    this.waiting!.state = 'installed';
    this.waiting!.dispatchEvent(new Event('statechange'));
  }
}

const QUESTION = ['take over if alone'];

test('a keeper that waits is asked, whether the page or the registration is known first', () => {
  for (const isNewestFirst of [true, false]) {
    const [takeover, keepers] = [new Takeover(), new HandKeepers()];
    const keeper = keepers.find();
    keepers.installed();
    if (isNewestFirst) takeover.newest();
    takeover.follow(keepers.asKeepers);
    if (!isNewestFirst) takeover.newest();
    expect(keeper.heard).toEqual(QUESTION);
  }
});

test('one that was being put in place before this page began is asked once it is there', () => {
  const [takeover, keepers] = [new Takeover(), new HandKeepers()];
  const keeper = keepers.find();
  takeover.follow(keepers.asKeepers);
  takeover.newest();
  expect(keeper.heard).toEqual([]);
  keepers.installed();
  expect(keeper.heard).toEqual(QUESTION);
});

test('one that is found later is asked too', () => {
  const [takeover, keepers] = [new Takeover(), new HandKeepers()];
  takeover.follow(keepers.asKeepers);
  takeover.newest();
  const keeper = keepers.find();
  keepers.installed();
  expect(keeper.heard).toEqual(QUESTION);
});

test('a page that was of the newest version and is not any more asks none to take its place', () => {
  const [takeover, keepers] = [new Takeover(), new HandKeepers()];
  takeover.follow(keepers.asKeepers);
  takeover.newest();
  takeover.outdated();
  const keeper = keepers.find();
  keepers.installed();
  expect(keeper.heard).toEqual([]);
});

function counting(...counts: number[]) {
  const clock = new HandClock(0);
  const done = { tookOver: 0 };
  const around = { pages: async () => counts.shift()!, takeOver: async () => void (done.tookOver += 1), after: clock.after };
  return { clock, done, around };
}

test('alone with the page that asks, the keeper takes over', async () => {
  const { done, around } = counting(1);
  await takeOverIfAsked('take over if alone', around);
  expect(done.tookOver).toBe(1);
});

test('a page that is just being left delays it only', async () => {
  const { clock, done, around } = counting(2, 1);
  const over = takeOverIfAsked('take over if alone', around);
  await clock.pass(0);
  await clock.pass(COUNTED_AGAIN - 1);
  expect(done.tookOver).toBe(0);
  await clock.pass(1);
  await over;
  expect(done.tookOver).toBe(1);
});

test('beside another page it does not, nor when it is asked something else', async () => {
  const { clock, done, around } = counting(2, 2);
  const over = takeOverIfAsked('take over if alone', around);
  await clock.pass(0);
  await clock.pass(COUNTED_AGAIN);
  await over;
  await takeOverIfAsked({ name: 'something else' }, around);
  expect([done.tookOver, clock.waiting]).toEqual([0, 0]);
});

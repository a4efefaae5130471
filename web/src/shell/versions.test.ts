import { expect, test, vi } from 'vitest';
import { HandClock } from '../testing/hand-clock';
import { LOOK_AGAIN, LOOK_EACH, watchVersions } from './versions';

const page = (entry: string) => `<script type="module" crossorigin src="/assets/${entry}"></script>`;

async function watching() {
  const clock = new HandClock(0);
  const site = { html: page('index-old.js') as string | undefined, asked: 0 };
  const around = {
    entry: 'https://stellar.example/assets/index-old.js',
    page: async () => {
      site.asked += 1;
      if (site.html === undefined) throw new Error('away');
      return site.html;
    },
    renew: vi.fn(async () => {}),
    takeOver: vi.fn(),
  };
  const tell = vi.fn();
  const end = watchVersions(around, clock, tell);
  await clock.pass(0);
  return { clock, site, around, tell, end };
}

test('a page of the newest version says nothing, and lets the keeper that waits take over', async () => {
  const { around, tell } = await watching();
  expect(tell).not.toHaveBeenCalled();
  expect(around.takeOver).toHaveBeenCalledOnce();
});

test('a new version is told once, and nobody takes over while the old page runs', async () => {
  const { clock, site, around, tell } = await watching();
  site.html = page('index-new.js');
  await clock.pass(LOOK_EACH - 1);
  expect(tell).not.toHaveBeenCalled();
  await clock.pass(1);
  expect(tell).toHaveBeenCalledOnce();
  expect(around.renew).toHaveBeenCalledOnce();
  expect(around.takeOver).toHaveBeenCalledOnce();
  await clock.pass(3 * LOOK_EACH);
  clock.wake();
  expect([site.asked, clock.waiting]).toEqual([2, 0]);
});

test('without network nothing is new, and it is asked again', async () => {
  const { clock, site, tell } = await watching();
  site.html = undefined;
  await clock.pass(LOOK_EACH);
  expect(tell).not.toHaveBeenCalled();
  site.html = page('index-new.js');
  await clock.pass(LOOK_EACH);
  expect(tell).toHaveBeenCalledOnce();
});

test('a page that is looked at again asks, and lets the keeper that waits take over, but not each time', async () => {
  const { clock, site, around } = await watching();
  await clock.pass(LOOK_AGAIN - 1);
  clock.wake();
  expect(site.asked).toBe(1);
  await clock.pass(1);
  clock.wake();
  clock.wake();
  await clock.pass(0);
  expect(site.asked).toBe(2);
  expect(around.takeOver).toHaveBeenCalledTimes(2);
});

test('a page that is left leaves nothing running', async () => {
  const { clock, site, tell, end } = await watching();
  site.html = page('index-new.js');
  clock.wake();
  end();
  await clock.pass(LOOK_EACH);
  expect(tell).not.toHaveBeenCalled();
  expect(clock.waiting).toBe(0);
});

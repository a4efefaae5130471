import { expect, test } from 'vitest';
import type { Canvas } from './paint';
import { Surface, type Sight } from './surface';

/** A screen turned by hand. */
class HandScreen implements Sight {
  frames: (() => void)[] = [];
  size: (width: number, height: number) => void = () => {};
  seen: (isSeen: boolean) => void = () => {};
  light: () => void = () => {};
  watchers = 0;
  ratio = 2;

  frame(action: () => void) {
    this.frames.push(action);
    return () => (this.frames = this.frames.filter((one) => one !== action));
  }
  watchSize(_: Element, tell: (width: number, height: number) => void) {
    this.size = tell;
    return this.#watcher();
  }
  watchSeen(_: Element, tell: (isSeen: boolean) => void) {
    this.seen = tell;
    return this.#watcher();
  }
  watchLight(tell: () => void) {
    this.light = tell;
    return this.#watcher();
  }
  density = () => this.ratio;
  colours = () => (token: string) => `the colour ${token}`;

  draw() {
    const due = this.frames;
    this.frames = [];
    for (const action of due) action();
  }

  #watcher() {
    this.watchers += 1;
    return () => (this.watchers -= 1);
  }
}

function surface() {
  const screen = new HandScreen();
  const painted: Canvas[] = [];
  const widths: number[] = [];
  const element = { width: 0, height: 0, getContext: () => ({}) };
  const made = new Surface(element as unknown as HTMLCanvasElement, (canvas) => painted.push(canvas), (width) => widths.push(width), screen);
  return { screen, painted, widths, element, made };
}

test('however often something changes, it is painted once for each picture of the screen', () => {
  const { screen, painted, made } = surface();
  screen.size(100, 50);
  screen.seen(true);
  for (let change = 0; change < 20; change += 1) made.want();
  expect(screen.frames).toHaveLength(1);
  screen.draw();
  expect(painted).toHaveLength(1);
  expect(screen.frames).toEqual([]);
});

test('off the screen nothing is painted; once it is seen again, what changed is', () => {
  const { screen, painted, made } = surface();
  screen.size(100, 50);
  made.want();
  screen.draw();
  expect(painted).toEqual([]);
  screen.seen(true);
  screen.draw();
  expect(painted).toHaveLength(1);
  screen.seen(false);
  screen.seen(true);
  screen.draw();
  expect(painted).toHaveLength(1);
});

test('it has as many pixels as the screen, and no more than can be seen', () => {
  const { screen, painted, widths, element } = surface();
  screen.seen(true);
  screen.size(100, 50);
  screen.draw();
  expect(painted[0]).toMatchObject({ width: 200, height: 100, density: 2 });
  expect([element.width, element.height]).toEqual([200, 100]);
  screen.ratio = 1;
  screen.size(100, 50);
  screen.draw();
  expect(painted[1]).toMatchObject({ width: 100, density: 1 });
  screen.ratio = 8;
  screen.size(120, 50);
  screen.draw();
  expect(painted[2]).toMatchObject({ width: 240, density: 2 });
  // What it says is how many columns of a CSS pixel there are.
  expect(widths).toEqual([100, 100, 120]);
});

test('another light is painted at once, in its own colours', () => {
  const { screen, painted } = surface();
  screen.size(100, 50);
  screen.seen(true);
  screen.draw();
  screen.light();
  screen.draw();
  expect(painted).toHaveLength(2);
  expect(painted[1]!.colour('--work')).toBe('the colour --work');
});

test('where there is no room yet, it is painted when there is', () => {
  const { screen, painted } = surface();
  screen.seen(true);
  screen.size(0, 0);
  screen.draw();
  expect(painted).toEqual([]);
  screen.size(10, 10);
  screen.draw();
  expect(painted).toHaveLength(1);
});

test('stopped, it leaves nothing behind', () => {
  const { screen, painted, made } = surface();
  screen.size(100, 50);
  screen.seen(true);
  made.stop();
  screen.draw();
  expect(painted).toEqual([]);
  expect(screen.watchers).toBe(0);
});

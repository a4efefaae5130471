import { expect, test } from 'vitest';
import { deedOf, KEYS, type Press } from './keys';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key, target: document.body, repeat: false, isComposing: false, defaultPrevented: false, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more,
});

function within(html: string): Element {
  const box = document.createElement('div');
  box.innerHTML = html;
  return box.querySelector('[data-in]') ?? box.firstElementChild!;
}

test('each key has its deed, with the caps lock too', () => {
  expect([' ', 'r', 'a', 'p', 'l', 'f', '?'].map((key) => deedOf(press(key)))).toEqual(['pause', 'refresh', 'abort', 'preview', 'log', 'fullScreen', 'help']);
  expect(deedOf(press('A'))).toBe('abort');
  expect(deedOf(press('x'))).toBeUndefined();
});

test.each(['ctrlKey', 'metaKey', 'altKey', 'repeat', 'isComposing', 'defaultPrevented'] as const)('with %s no key does anything', (member) => {
  for (const { key } of KEYS) expect(deedOf(press(key, { [member]: true })), key).toBeUndefined();
});

test('the shift key is only of the question mark', () => {
  expect([deedOf(press('?', { shiftKey: true })), deedOf(press('A', { shiftKey: true }))]).toEqual(['help', undefined]);
});

test.each(['<input>', '<textarea></textarea>', '<select></select>', '<div contenteditable="true"><b data-in></b></div>'])('in %s every key is written', (html) => {
  for (const { key } of KEYS) expect(deedOf(press(key, { target: within(html) })), key).toBeUndefined();
});

test.each(['<button><i data-in></i></button>', '<a href="/"></a>', '<div tabindex="0"></div>', '<summary></summary>'])('on %s the space bar does what it does there, and letters theirs', (html) => {
  expect([deedOf(press(' ', { target: within(html) })), deedOf(press('p', { target: within(html) }))]).toEqual([undefined, 'preview']);
});

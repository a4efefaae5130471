import { expect, test } from 'vitest';
import { en } from '../i18n/controls-en';
import { fr } from '../i18n/controls-fr';
import { LANGUAGES } from '../i18n/language';
import { readControl, readControls, type Control } from './control';
import type { DeskSight } from './desk';
import { nameOf, saidOf } from './sentence';

const control = (change: object = {}) => readControl({ id: 'a', telescope: 'demo', control: 'pause', parameters: {}, by: 'user', mine: true, at: '2026-11-22T20:00:00Z', state: 'done', ...change })!;
const sight = (change: Partial<DeskSight>): DeskSight => ({ errands: [], controls: [], before: undefined, isAway: false, ...change });
const said = (...controls: Control[]) => saidOf(sight({ controls }), ['session', 'mount', 'camera', 'imaging', 'abort'], LANGUAGES.en)?.text;

test('a page of controls leaves out what cannot be read, and keeps what a newer cloud adds', () => {
  const page = readControls({ controls: [{ id: 'a' }, { id: 'b', control: 'sing', state: 'sung', at: '2026-11-22T20:00:00Z' }], before: 'older' })!;
  expect(page.controls.map(({ id, control, state }) => `${id} ${control} ${state}`)).toEqual(['b sing sung']);
  expect([page.before, readControls({})]).toEqual(['older', undefined]);
});

test.each([
  [control(), 'Pause – done: the session waits from now on, its target follows.'],
  [control({ control: 'toggle-target', meant: 'resume' }), 'Switch the target (on) – done: the session goes on as soon as it is safe.'],
  [control({ control: 'park', state: 'requested' }), 'Park – asked; the telescope has not taken it yet.'],
  [control({ control: 'tracking', parameters: { on: false }, state: 'taken' }), 'Tracking off – taken; the telescope is at it.'],
  [control({ control: 'cool', parameters: { temperature: -12.5 }, state: 'failed', reason: 'The cooler is off.' }), 'Cool to −12.5\u00a0°C – failed. The cooler is off.'],
  [control({ control: 'test-shot', parameters: { exposureSeconds: 5, filter: 'Ha', binning: 2 } }), 'Test shot, 5\u00a0s through Ha – done.'],
  [control({ control: 'abort' }), 'Abort – done: the session is being ended.'],
  [control({ control: 'abort', by: 'operator' }), 'Abort – done: everything at the telescope is stopped.'],
  [control({ control: 'park', state: 'unknown', reason: 'Nobody can tell whether it was done.' }), 'Park – Nobody can tell whether it was done.'],
])('%#: what came of it is said as it is', (one, text) => expect(said(one)).toBe(text));

test('a refusal is said in the cloud’s words, and the list says more of what was written down', () => {
  const refused = { id: 'b', wish: { control: 'pause' }, stage: { kind: 'refused', problem: { status: 409, code: 'already-so', why: 'It is so already.', field: undefined, details: {} } } } as const;
  const errand = { id: 'a', wish: { control: 'pause' }, stage: { kind: 'told', value: control({ state: 'requested' }) } } as const;
  const texts = [
    saidOf(sight({ errands: [refused], controls: [control()] }), ['session'], LANGUAGES.en),
    saidOf(sight({ errands: [errand], controls: [control({ state: 'refused', reason: 'Too late.' })] }), ['session'], LANGUAGES.en),
    saidOf(sight({ errands: [refused] }), ['mount'], LANGUAGES.en),
  ];
  expect(texts.map((one) => one && `${one.mood} ${one.text}`)).toEqual(['bad Pause – not done. It is so already.', 'bad Pause – not begun. Too late.', undefined]);
});

test('a control of a newer cloud is named as it is', () => expect(nameOf('sing', {}, LANGUAGES.fr)).toBe('sing'));

test('every control, state and ending has words in both languages, and none is left in English', () => {
  const texts = (words: object): string[] => Object.values(words).flatMap((word) => (typeof word === 'string' ? [word] : typeof word === 'object' ? texts(word) : []));
  expect(texts(fr)).toHaveLength(texts(en).length);
  expect(texts(en).filter((text) => text.endsWith('.') && texts(fr).includes(text))).toEqual([]);
});

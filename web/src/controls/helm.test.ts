import { expect, test } from 'vitest';
import type { Control } from './control';
import { NOTHING_KNOWN, type DeskSight } from './desk';
import { nextOfPause, pauseUnderWay, type Helm } from './helm';

const control = (name: string, state: string, meant?: string): Control => ({ id: name, control: name, meant, parameters: {}, by: 'user', mine: true, at: 1, state, reason: undefined });
const told = (...controls: Control[]): DeskSight => ({ ...NOTHING_KNOWN, controls });
const next = (stands: string | undefined, sight = NOTHING_KNOWN, who: Helm['who'] = 'user') => nextOfPause({ who, stands, sight });

test('a session at work can be paused, one that waits can be resumed, and without one there is neither', () => {
  expect([next('running'), next('paused'), next('ready'), next(undefined, NOTHING_KNOWN, 'operator')]).toEqual(['pause', 'resume', undefined, undefined]);
});

test('nobody is offered anything', () => {
  expect(next('running', NOTHING_KNOWN, 'nobody')).toBeUndefined();
});

test('while one of them is under way neither is offered, and which it is can be shown', () => {
  for (const state of ['requested', 'taken']) {
    expect([next('running', told(control('pause', state))), pauseUnderWay(told(control('pause', state)))]).toEqual([undefined, 'pause']);
  }
  expect(next('running', told(control('pause', 'failed')))).toBe('pause');
});

test('a click shows at once, before the cloud has answered', () => {
  const asked: DeskSight = { ...NOTHING_KNOWN, errands: [{ id: 'a', wish: { control: 'resume' }, stage: { kind: 'asking', unsure: false } }] };
  expect([next('paused', asked), pauseUnderWay(asked)]).toEqual([undefined, 'resume']);
});

test('the switch of the target is under way as what it came to, and other controls are none of these', () => {
  expect(pauseUnderWay(told(control('toggle-target', 'taken', 'pause')))).toBe('pause');
  expect(pauseUnderWay(told(control('park', 'taken')))).toBeUndefined();
});

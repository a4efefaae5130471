import { expect, test, vi } from 'vitest';
import { followingWho } from './leaving';

const DANA = { kind: 'in', user: 'dana', name: 'Dana' } as const;

test('whoever signs out leaves, whose session ends by itself does not', () => {
  const [changed, left] = [vi.fn(), vi.fn()];
  const follow = followingWho(changed, left);
  follow({ kind: 'out', over: false });
  follow(DANA);
  follow({ kind: 'out', over: true });
  expect(left).not.toHaveBeenCalled();
  follow(DANA);
  follow({ kind: 'out', over: false });
  expect(left).toHaveBeenCalledOnce();
  follow({ kind: 'out', over: false });
  expect([changed.mock.calls.length, left.mock.calls.length]).toEqual([6, 1]);
});

import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { openPage, type Answers } from '../testing/bookings';
import { HandPush } from '../testing/notifications';
import SignOut from './SignOut.svelte';

async function open(answers: Answers = {}) {
  const push = new HandPush();
  await push.subscribe('BKey');
  push.record = { user: 'vega', device: 'd', endpoint: 'https://push.example/1' };
  const page = await openPage(SignOut, () => ({ language: LANGUAGES.en, user: 'vega', push }), answers);
  const out = async (testid = 'sign-out') => {
    await fireEvent.click(screen.getByTestId(testid));
    await quiet();
  };
  return { ...page, push, out };
}

test('who signs out takes this browser off their devices first, and leaves nothing on the screen', async () => {
  const { cloud, push, session, out } = await open({ 'DELETE /api/me/devices/d': new Response(null, { status: 204 }) });
  await out();
  expect(cloud.asked.some(({ url, init }) => url === '/api/me/devices/d' && init.method === 'DELETE')).toBe(true);
  expect([push.held, push.record, push.cleared, session.who.kind]).toEqual([undefined, undefined, 1, 'out']);
});

test('when neither side lets go they are told, stay signed in, and may go all the same', async () => {
  const { push, session, out } = await open({ 'DELETE /api/me/devices/d': new Error('away') });
  push.letsGo = false;
  await out();
  expect([session.who.kind, screen.getByTestId('left-behind').textContent!.includes('whoever uses it next')]).toEqual(['in', true]);
  await fireEvent.click(screen.getByText('Try again'));
  await quiet();
  expect(session.who.kind).toBe('in');
  await out('sign-out-anyway');
  expect(session.who.kind).toBe('out');
});

test('without network the browser itself lets go, and that is enough', async () => {
  const { push, session, out } = await open({ 'DELETE /api/me/devices/d': new Error('away') });
  await out();
  expect([push.held, session.who.kind]).toEqual([undefined, 'out']);
});

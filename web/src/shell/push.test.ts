import { expect, test } from 'vitest';
import { follow, shownOf, take, type PushAround, type Shown } from './push';

const ORIGIN = 'https://stellar.example';
const MESSAGE = { id: 'abc-1', kind: 'paused', title: 'M 31 attend', text: 'Nuages.\nElle reprend seule.', link: '/fr/bookings/1/access' };

function open(urls: string[] = [], shown: { data?: unknown }[] = []) {
  const done = { shown: [] as Shown[], posted: [] as string[], focused: [] as string[], opened: [] as string[], closed: [] as unknown[] };
  const around: PushAround = {
    origin: ORIGIN,
    languages: ['fr-CA', 'en'],
    now: () => 50_000,
    show: async (what) => void done.shown.push(what),
    shown: async () => shown.map((one) => ({ ...one, close: () => done.closed.push(one.data) })),
    pages: async () => urls.map((url) => ({ url, focus: async () => done.focused.push(url), postMessage: (message) => done.posted.push(`${message} to ${url}`) })),
    open: async (link) => done.opened.push(link),
  };
  return { around, done };
}

test('a message is shown as it says, under its id and in its language', () => {
  const { around } = open();
  expect(shownOf(JSON.stringify(MESSAGE), around)).toEqual({
    title: 'M 31 attend',
    options: {
      body: 'Nuages.\nElle reprend seule.', tag: 'abc-1', lang: 'fr', icon: '/icons/star-192.png', badge: '/icons/badge-96.png',
      data: { twin: 'paused', from: 'push', shownAt: 50_000, link: '/fr/bookings/1/access' },
    },
  });
});

test('an address of this site is as good as a path', () => {
  const { around } = open();
  expect(shownOf(JSON.stringify({ ...MESSAGE, link: `${ORIGIN}/en/account#mail` }), around).options).toMatchObject({ lang: 'en', data: { link: '/en/account#mail' } });
});

test.each([undefined, '', 'null', '[]', '"x"', '{', '{}', '{"title":7,"text":"x"}', '{"title":" \\u0000 "}'])('%s is shown as a plain sentence that leads to the list', (text) => {
  const { around } = open();
  const { title, options } = shownOf(text, around);
  expect([title, options.body, options.lang, options.data.link]).toEqual(['Stellar', 'Il y a du nouveau. Ouvrez Stellar pour le voir.', 'fr', '/fr/notifications']);
  expect(options.tag).not.toBe('');
});

test.each(['https://elsewhere.example/x', '//elsewhere.example/x', 'javascript:alert(1)', 'data:text/html,x', 7, null])('a link to %s leads to the list instead', (link) => {
  const { around } = open();
  expect(shownOf(JSON.stringify({ ...MESSAGE, link }), around).options.data.link).toBe('/fr/notifications');
});

test('what turns text around is taken out of it', () => {
  const { around } = open();
  expect(shownOf(JSON.stringify({ ...MESSAGE, title: 'a\u202eb', text: 'c\u2066d' }), around)).toMatchObject({ title: 'a b', options: { body: 'c d' } });
});

test('pages that are open hear that something came', async () => {
  const { around, done } = open([`${ORIGIN}/en/account`, `${ORIGIN}/fr/book`]);
  await take(JSON.stringify(MESSAGE), around);
  expect(done.posted).toEqual([`notified to ${ORIGIN}/en/account`, `notified to ${ORIGIN}/fr/book`]);
  expect(done.shown).toHaveLength(1);
});

test('what the live page showed of the same a moment ago gives way, another notice does not', async () => {
  const same = { data: { twin: 'paused', from: 'page', shownAt: 40_000, link: '/' } };
  const other = { data: { twin: 'resumed', from: 'page', shownAt: 40_000, link: '/' } };
  const { around, done } = open([], [same, other, {}]);
  await take(JSON.stringify(MESSAGE), around);
  expect([done.shown.length, done.closed]).toEqual([1, [same.data]]);
});

test('a click brings the page that it leads to to the front, or opens it', async () => {
  const there = open([`${ORIGIN}/en/account`, `${ORIGIN}/fr/bookings/1/access?x#y`]);
  await follow({ link: '/fr/bookings/1/access' }, there.around);
  expect([there.done.focused, there.done.opened]).toEqual([[`${ORIGIN}/fr/bookings/1/access?x#y`], []]);
  const elsewhere = open([`${ORIGIN}/en/account`]);
  await follow({ link: '/fr/bookings/1/access' }, elsewhere.around);
  expect([elsewhere.done.focused, elsewhere.done.opened]).toEqual([[], ['/fr/bookings/1/access']]);
});

test.each([undefined, null, {}, { link: 'https://elsewhere.example/' }])('a click on what carries %j opens the list', async (data) => {
  const { around, done } = open();
  await follow(data, around);
  expect(done.opened).toEqual(['/fr/notifications']);
});

import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { album, there } from '../testing/albums';
import { BOOKING_ID, openPage, problem, type Answers } from '../testing/bookings';
import AlbumCard from './AlbumCard.svelte';
import { LATE, SOON } from './watch';

const AT = `/api/bookings/${BOOKING_ID}/album`;

const open = (answers: Answers, language: LanguageCode = 'en') =>
  openPage(AlbumCard, (tab) => ({ language: LANGUAGES[language], clock: tab, booking: BOOKING_ID, timeZone: 'Europe/Paris', nightPath: '/en/robotarget/demo/gallery?night=2026-11-22', go: vi.fn() }), answers);

const text = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();
const piece = (name: string) => screen.getAllByTestId('album-piece').find((one) => one.dataset['piece'] === name)!;

test('what was made is shown, saved, and kept until a day', async () => {
  await open({ [`GET ${AT}`]: album({ state: 'ready' }, { state: 'ready', frames: 600, of: 812, bytes: 3_100_000 }) });
  expect(text(piece('frames.zip'))).toContain('All frames12 frames · 403 MB');
  expect(text(piece('frames.zip'))).toContain('Kept until Fri, 19 Feb 2027.');
  expect(text(piece('night.mp4'))).toContain('600 of 812 frames · 3.1 MB');
  expect(screen.getByTestId('film').getAttribute('src')).toBe('https://images.example/albums/night.mp4?show');
  expect(screen.getByTestId('animation').getAttribute('src')).toBe('https://images.example/albums/night.gif?show');
  expect(screen.getAllByTestId('save').map((link) => link.getAttribute('href'))).toEqual(['frames.zip', 'night.mp4', 'night.gif'].map((name) => `https://images.example/albums/${name}?save`));
  expect(screen.getByTestId('night-images').getAttribute('href')).toBe('/en/robotarget/demo/gallery?night=2026-11-22');
});

test('while it is made it is looked at again, and then there', async () => {
  const { tab, answers } = await open({ [`GET ${AT}`]: album({ state: 'making' }, { state: 'making', ...there('night.mp4') }, { state: 'none', reason: 'not-made-yet' }) }, 'fr');
  expect(text(piece('frames.zip'))).toContain('En préparation.');
  expect(text(piece('night.mp4'))).toContain('voici le précédent en attendant');
  expect(text(piece('night.gif'))).toContain('dès que la séance sera close');
  expect(screen.queryByTestId('album-again')).toBeNull();
  answers[`GET ${AT}`] = album({ state: 'ready' });
  await tab.pass(SOON);
  expect(text(piece('frames.zip'))).toContain('12 poses · 403 Mo');
  expect(screen.getByTestId('album-again')).toBeTruthy();
});

test('what is missing is said with its reason, and why a piece is not there', async () => {
  const missing = [{ image: 'a', reason: 'not-arrived' }, { image: 'b', reason: 'not-arrived' }];
  await open({ [`GET ${AT}`]: album({ state: 'ready', frames: 1, leftOut: 2, missing }, { state: 'none', reason: 'no-frames' }, { state: 'failed', reason: 'not-makable' }) });
  expect(text(piece('frames.zip'))).toContain('1 frame ·');
  expect(text(piece('frames.zip'))).toContain('2 images are not in it: 2 whose frame has not arrived from the observatory');
  expect(text(piece('night.mp4'))).toContain('no such frame was taken');
  expect(text(piece('night.gif'))).toContain('cannot be made of these frames');
  expect(screen.getAllByTestId('save')).toHaveLength(1);
});

test('it is made again when somebody asks; that another just asked is as good', async () => {
  const { answers, cloud } = await open({ [`GET ${AT}`]: album({ state: 'failed', reason: 'not-finished' }) });
  answers[`POST ${AT}`] = problem(409, 'album-being-made', 'It is being made.');
  answers[`GET ${AT}`] = album({ state: 'making' });
  await fireEvent.click(screen.getByTestId('album-again'));
  await quiet();
  expect(cloud.asked.filter(({ init }) => init.method === 'POST').map(({ url }) => url)).toContain(AT);
  expect(piece('frames.zip').dataset['state']).toBe('making');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a cloud that is away is said, asked again, and what was known stays', async () => {
  const { tab, answers } = await open({ [`GET ${AT}`]: album({ state: 'ready' }) });
  answers[`GET ${AT}`] = new Error('away');
  await tab.pass(LATE);
  expect(screen.getByRole('alert').textContent).toContain('Stellar does not answer');
  expect(screen.getAllByTestId('save')).toHaveLength(3);
  answers[`GET ${AT}`] = album({ state: 'ready' });
  await tab.pass(SOON);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a refusal is said in the cloud’s words', async () => {
  await open({ [`GET ${AT}`]: problem(404, 'not-found', 'There is nothing here.') });
  expect(screen.getByRole('alert').textContent).toBe('There is nothing here.');
});

import { expect, test } from 'vitest';
import { LANGUAGES } from '../i18n/language';
import { album, there } from '../testing/albums';
import { isComing, readAlbum } from './album';
import { sizeOf } from './size';

const read = (json: object) => readAlbum(json as Record<string, unknown>)!;

test('a piece that is there is read whole, and what is missing of it is counted by its reason', () => {
  const missing = [{ image: 'a', reason: 'gone' }, { image: 'b', reason: 'not-arrived' }, { image: 'c', reason: 'gone' }, { image: 'd', reason: 'eaten' }];
  const [frames] = read(album({ state: 'ready', frames: 8, of: 10, leftOut: 4, missing }));
  expect(frames).toMatchObject({ name: 'frames.zip', state: 'ready', frames: 8, of: 10, leftOut: 4, url: 'https://images.example/albums/frames.zip?show', saveUrl: 'https://images.example/albums/frames.zip?save' });
  expect([...frames!.gaps]).toEqual([['not-arrived', 1], ['gone', 2]]);
});

test('what is not of the contract is no piece, and no address', () => {
  expect(readAlbum({ booking: 'b' })).toBeUndefined();
  expect(readAlbum({ pieces: [7, { piece: 'night.avi', state: 'ready' }, { piece: 'night.gif', state: 'eaten' }] })).toEqual([]);
  const [frames] = read(album({ state: 'ready', url: 'javascript:alert(1)', saveUrl: '/albums' }));
  expect([frames!.url, frames!.saveUrl]).toEqual([undefined, undefined]);
});

test('an album is coming while a piece is made or will be', () => {
  expect(isComing(read(album({ state: 'ready' })))).toBe(false);
  expect(isComing(read(album({ state: 'none', reason: 'no-frames' }, { state: 'failed', reason: 'not-finished' })))).toBe(false);
  expect(isComing(read(album({ state: 'ready' }, { state: 'making', ...there('night.mp4') })))).toBe(true);
  expect(isComing(read(album({ state: 'none', reason: 'not-made-yet' })))).toBe(true);
});

test.each([
  [1, 'en', '0.0 kB'],
  [9_950, 'en', '10.0 kB'],
  [402_653_184, 'en', '403 MB'],
  [402_653_184, 'fr', '403 Mo'],
  [2_500_000_000_000, 'fr', '2500 Go'],
] as const)('%i bytes are written in %s as %s', (bytes, language, text) => {
  const { format } = LANGUAGES[language];
  expect(sizeOf(bytes, format, language === 'en' ? ['kB', 'MB', 'GB'] : ['ko', 'Mo', 'Go']).replace('\u00a0', ' ')).toBe(text);
});

import { expect, test } from 'vitest';
import type { Answer } from '../api/ask';
import { apiImage, LEVELS } from '../testing/images';
import { askImage, askOn, askPage, MOST_EMPTY, type ImagePage } from './archive';

function asked(answer: object, status = 200) {
  const paths: string[] = [];
  return { paths, request: async (path: string) => (paths.push(path), Response.json(answer, { status })) };
}

test('a page is asked for by its choice and read', async () => {
  const { paths, request } = asked({ images: [apiImage('a', 0), { file: 'no id' }], before: 'b1' });
  const answer = await askPage(request, 'en', 'demo', { night: '2026-11-21', filter: 'H a' }, '17#x');
  expect(paths).toEqual(['/api/telescopes/demo/images?limit=24&night=2026-11-21&filter=H+a&before=17%23x']);
  expect(answer).toMatchObject({ kind: 'told', value: { images: [{ id: 'a', developed: { stars: 812 } }], before: 'b1' } });
});

test('what the API refuses is said in its words, and an answer of another kind is none', async () => {
  const refused = await askPage(asked({ status: 400, code: 'night-unknown', title: 'No such night.' }, 400).request, 'en', 'demo', {});
  expect(refused).toMatchObject({ kind: 'refused', problem: { why: 'No such night.' } });
  await expect(askPage(asked({ pictures: [] }).request, 'en', 'demo', {})).rejects.toThrow();
});

test('an image comes with its histograms, or without', async () => {
  const { paths, request } = asked({ ...apiImage('a', 0), levels: LEVELS });
  expect(await askImage(request, 'fr', 'demo', 'a')).toMatchObject({ value: { image: { id: 'a' }, levels: { white: 65_535 } } });
  expect(paths).toEqual(['/api/telescopes/demo/images/a']);
  expect(await askImage(asked(apiImage('a', 0)).request, 'fr', 'demo', 'a')).toMatchObject({ value: { levels: undefined } });
});

const empty = (before?: string): Answer<ImagePage> => ({ kind: 'told', value: { images: [], before } });

test('empty pages are followed three times and no more', async () => {
  const from: (string | undefined)[] = [];
  const answer = await askOn(async (before) => (from.push(before), empty(`after ${before ?? 'none'}`)), 'a');
  expect(from).toHaveLength(1 + MOST_EMPTY);
  expect(from.slice(0, 2)).toEqual(['a', 'after a']);
  expect(answer).toMatchObject({ kind: 'told', value: { images: [], before: `after ${from.at(-1)}` } });
});

test('the end of the list, and a refusal, are not followed', async () => {
  let count = 0;
  await askOn(async () => ((count += 1), empty()));
  await askOn(async () => ((count += 1), { kind: 'refused', problem: { status: 400, code: 'x', why: 'No.', field: undefined, details: {} } }));
  expect(count).toBe(2);
});

import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { quiet } from '../testing/account-by-hand';
import { openPage, problem, TELESCOPE, type Answers } from '../testing/bookings';
import { apiImage, LEVELS, REJECTED } from '../testing/images';
import GalleryPage from './GalleryPage.svelte';

const IMAGES = 'GET /api/telescopes/demo/images';

afterEach(() => vi.restoreAllMocks());

/** Opens the page at a query; where it goes is where it then is, as in the app. */
async function open(answers: Answers, { query = '', language = 'en' }: { query?: string; language?: LanguageCode } = {}) {
  const went: string[] = [];
  const go = vi.fn();
  const move = async (path: string): Promise<void> => {
    went.push(path);
    await page.view.rerender({ query: path.includes('?') ? path.slice(path.indexOf('?')) : '' });
    await quiet();
  };
  const page = await openPage(
    GalleryPage,
    (tab) => ({ telescope: 'demo', query, language: LANGUAGES[language], clock: tab, go, visit: (path) => void move(path), proceed: (path) => void move(path) }),
    { 'GET /api/telescopes/demo': { telescope: TELESCOPE }, ...answers },
    false,
  );
  const asked = () => page.cloud.asked.map(({ url }) => url).filter((url) => url.startsWith('/api/telescopes/demo/images?'));
  return { ...page, went, go, asked };
}

const cells = () => screen.queryAllByTestId('image-cell');
const text = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();

test('images stand under their nights with their times, filters and what was found', async () => {
  const { view } = await open({ [IMAGES]: { images: [apiImage('a', 0), apiImage('b', 24 * 60, { type: 'DARK', frameType: 'DARK', target: undefined, filter: undefined, exposure: 0.005, developed: undefined, preview: undefined })] } });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('All images – Demo telescope');
  expect(screen.getAllByRole('heading', { level: 2 }).map(text)).toEqual(['Night of Sat, 21 Nov 2026', 'Night of Fri, 20 Nov 2026']);
  expect(cells().map(text)).toEqual(['M31 L 23:00 22:00 UTC L · 300 s 812 stars · HFD 2.62', 'Not developed yet M31_L_b.fit 23:00 22:00 UTC Dark · 0.005 s']);
  expect(cells()[0]!.querySelector('img')!.getAttribute('src')).toBe('/api/telescopes/demo/images/a/thumb?of=tag-1');
  expect(screen.getByRole('button', { name: 'Show M31 L large, 23:00' })).toBeTruthy();
  expect(screen.queryByTestId('more')).toBeNull();
  expect(view.container.querySelector('nav a')!.getAttribute('href')).toBe('/en/robotarget/demo/monitor');
});

test('in French it is French', async () => {
  await open({ [IMAGES]: { images: [apiImage('a', 0, { type: 'FLAT' })] } }, { language: 'fr' });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Toutes les images – Télescope démo');
  expect(text(cells()[0]!)).toBe('M31 L 23:00 22:00 UTC Flat · L · 300 s 812 étoiles · HFD 2,62');
  expect(screen.getByTestId('language-switch').getAttribute('href')).toBe('/en/robotarget/demo/gallery');
});

test('a frame that was not looked at yet is asked for again by itself until it was', async () => {
  const { answers, tab, asked } = await open({ [IMAGES]: { images: [apiImage('a', 0, { developed: undefined })] } }, { query: '?image=a' });
  await tab.pass(20_000);
  expect(asked()).toHaveLength(2);
  answers[IMAGES] = { images: [apiImage('a', 0)] };
  answers[`${IMAGES}/a`] = { ...apiImage('a', 0), levels: LEVELS };
  await tab.pass(20_000);
  expect(text(cells()[0]!)).toContain('812 stars');
  expect(screen.queryByText(/not developed yet/)).toBeNull();
  await tab.pass(60_000);
  expect(asked()).toHaveLength(3);
});

test('a rejected frame says why, and keeps its instant preview', async () => {
  const bare = apiImage('b', 1, { developed: undefined, preview: undefined, rejected: REJECTED });
  await open({ [IMAGES]: { images: [apiImage('a', 0, { developed: undefined, rejected: REJECTED }), bare] } }, { language: 'fr' });
  const [kept, none] = cells();
  expect(kept!.querySelector('img')!.getAttribute('src')).toBe('/api/telescopes/demo/images/a/preview');
  expect(text(kept!)).toContain('Pas d’image');
  expect(text(kept!)).toContain(REJECTED.text.fr);
  expect(none!.querySelector('img')).toBeNull();
  expect(text(none!)).toContain(REJECTED.text.fr);
});

test('a frame that is not developed shows its instant preview as such', async () => {
  await open({ [IMAGES]: { images: [apiImage('a', 0, { developed: undefined })] } });
  expect(text(cells()[0]!)).toContain('Instant preview');
  expect(cells()[0]!.querySelector('img')!.getAttribute('src')).toBe('/api/telescopes/demo/images/a/preview');
});

test('more comes on wish, and an empty page is followed by itself', async () => {
  const { answers, asked } = await open({ [IMAGES]: { images: [apiImage('a', 0)], before: 'p2' } });
  answers[`${IMAGES}?limit=24&before=p2`] = { images: [], before: 'p3' };
  answers[`${IMAGES}?limit=24&before=p3`] = { images: [apiImage('b', 1)] };
  await fireEvent.click(screen.getByTestId('more'));
  await quiet();
  expect(cells()).toHaveLength(2);
  expect(asked()).toHaveLength(3);
  expect(screen.queryByTestId('more')).toBeNull();
});

test('the address chooses, and choosing changes the address', async () => {
  const { went, asked } = await open({ [IMAGES]: { images: [apiImage('a', 0)] } }, { query: '?night=2026-11-20&type=LIGHT' });
  expect(asked()).toEqual(['/api/telescopes/demo/images?limit=24&night=2026-11-20&type=LIGHT']);
  expect(screen.getByTestId<HTMLInputElement>('night').value).toBe('2026-11-20');
  await fireEvent.click(screen.getByTestId('earlier-night'));
  await quiet();
  await fireEvent.change(screen.getByTestId('filter'), { target: { value: 'Ha' } });
  await quiet();
  await fireEvent.change(screen.getByTestId('type'), { target: { value: '' } });
  await quiet();
  await fireEvent.click(screen.getByTestId('all'));
  await quiet();
  expect(went.map((path) => path.split('?')[1])).toEqual(['night=2026-11-19&type=LIGHT', 'night=2026-11-19&type=LIGHT&filter=Ha', 'night=2026-11-19&filter=Ha', undefined]);
  expect(asked().at(-1)).toBe('/api/telescopes/demo/images?limit=24');
  expect(screen.queryByTestId('all')).toBeNull();
});

test('from all images, the earlier night is that of the newest image', async () => {
  const { went } = await open({ [IMAGES]: { images: [apiImage('a', 3 * 24 * 60)] } });
  expect(screen.getByTestId<HTMLButtonElement>('later-night').disabled).toBe(true);
  await fireEvent.click(screen.getByTestId('earlier-night'));
  await quiet();
  expect(went).toEqual(['/en/robotarget/demo/gallery?night=2026-11-18']);
});

test('a late answer to an earlier choice is not shown', async () => {
  const { answers, view } = await open({ [IMAGES]: { images: [apiImage('a', 0)] } });
  answers[`${IMAGES}?limit=24&filter=Ha`] = { images: [apiImage('h', 0, { filter: 'Ha' })] };
  answers[`${IMAGES}?limit=24&filter=L`] = { images: [apiImage('l', 0)] };
  await view.rerender({ query: '?filter=Ha' });
  await view.rerender({ query: '?filter=L' });
  await quiet();
  expect(cells().map((cell) => cell.dataset['image'])).toEqual(['l']);
});

test.each([
  ['en', '', {}, 'No images yet.'],
  ['fr', '', {}, 'Pas encore d’images.'],
  ['en', '?filter=Ha', {}, 'No images fit this choice.'],
  ['fr', '?filter=Ha', { before: 'p' }, 'Rien ne correspond parmi les images les plus récentes.'],
] as const)('nothing to see is said in %s at “%s”', async (language, query, more, sentence) => {
  await open({ [IMAGES]: { images: [], ...more } }, { language, query });
  expect(text(screen.getByTestId('no-images'))).toContain(sentence);
  expect(screen.queryByTestId('further') !== null).toBe('before' in more);
});

test('a list that does not come says so, and can be asked for again', async () => {
  const { answers } = await open({ [IMAGES]: new Error('away') });
  expect(screen.getByRole('alert').textContent).toContain('Stellar does not answer.');
  answers[IMAGES] = { images: [apiImage('a', 0)] };
  await fireEvent.click(screen.getByTestId('again'));
  await quiet();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(cells()).toHaveLength(1);
});

test('offline it keeps what is there, and asks again when the network is back', async () => {
  const { answers, tab } = await open({ [IMAGES]: { images: [apiImage('a', 0)], before: 'p2' } });
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  answers[`${IMAGES}?limit=24&before=p2`] = new Error('away');
  await fireEvent.click(screen.getByTestId('more'));
  await quiet();
  expect(screen.getByRole('alert').textContent).toContain('This device is offline.');
  expect(cells()).toHaveLength(1);
  answers[`${IMAGES}?limit=24&before=p2`] = { images: [apiImage('b', 1)] };
  tab.wake();
  await quiet();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(cells()).toHaveLength(2);
});

test('what the API refuses is said in its words', async () => {
  await open({ [IMAGES]: problem(400, 'night-unknown', 'A night is named by its day.') });
  expect(screen.getByRole('alert').textContent).toBe('A night is named by its day.');
});

test('a telescope that is not there is said not to be', async () => {
  await open({ [IMAGES]: problem(404, 'not-found', 'There is nothing here.') });
  expect(screen.getByTestId('lost-page').textContent).toContain('There is no telescope “demo”');
});

test('new images are looked for on wish, and stand in front', async () => {
  const { answers } = await open({ [IMAGES]: { images: [apiImage('b', 5)], before: 'p' } });
  answers[IMAGES] = { images: [apiImage('a', 0), apiImage('b', 5)], before: 'q' };
  await fireEvent.click(screen.getByTestId('look-again'));
  await quiet();
  expect(cells().map((cell) => cell.dataset['image'])).toEqual(['a', 'b']);
});

test('an image is opened, turned and closed by the address', async () => {
  const one = { ...apiImage('a', 0), levels: LEVELS };
  const { went } = await open({ [IMAGES]: { images: [apiImage('a', 0), apiImage('b', 1)] }, [`${IMAGES}/a`]: one, [`${IMAGES}/b`]: one }, { query: '?type=LIGHT' });
  await fireEvent.click(screen.getByRole('button', { name: 'Show M31 L large, 23:00' }));
  await quiet();
  expect(screen.getByTestId('viewer-place').textContent).toBe('1 of 2');
  await fireEvent.keyDown(screen.getByTestId('image-viewer'), { key: 'ArrowRight' });
  await quiet();
  expect(screen.getByTestId('viewer-place').textContent).toBe('2 of 2');
  await fireEvent.click(screen.getByTestId('viewer-close'));
  await quiet();
  expect(screen.queryByTestId('image-viewer')).toBeNull();
  const at = '/en/robotarget/demo/gallery?type=LIGHT';
  expect(went).toEqual([`${at}&image=a`, `${at}&image=b`, at]);
});

test('an image that the first page does not hold is fetched by its address; one that is not there is said not to be', async () => {
  const answers = { [IMAGES]: { images: [apiImage('a', 0)] }, [`${IMAGES}/old`]: apiImage('old', 9_000), [`${IMAGES}/gone`]: problem(404, 'not-found', 'Nothing.') };
  const { view } = await open(answers, { query: '?image=old' });
  expect(screen.getByTestId('fact-file').textContent).toBe('M31_L_old.fit');
  await view.rerender({ query: '?image=gone' });
  await quiet();
  expect(screen.queryByTestId('image-viewer')).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('This image is not there');
});

test('long names stay whole for who cannot see', async () => {
  const target = 'Sharpless 2-308 the Dolphin-Head Nebula panel seven of twelve';
  await open({ [IMAGES]: { images: [apiImage('a', 0, { target })] } });
  expect(screen.getByTitle(`${target} L`).textContent).toBe(`${target} L`);
});

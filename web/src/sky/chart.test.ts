import { expect, test } from 'vitest';
import { bandsFor, chartSky, degreesApart, loadBand } from './chart-files';
import { gridLines, labelPlace, scaleLength } from './grid';
import { placeLabels } from './labels';
import { Gnomonic } from './projection';

test('a chart loads the one or two files that it shows', () => {
  expect(bandsFor(41.27, 3)).toEqual([8]);
  expect(bandsFor(44, 3)).toEqual([8, 9]);
  expect(bandsFor(-89, 3)).toEqual([0]);
  expect(bandsFor(90, 3)).toEqual([11]);
});

test('around the Andromeda Galaxy its companions and ν Andromedae stand where almanacs have them', async () => {
  const { stars, objects } = await chartSky(loadBand, { ra: 10.6847, dec: 41.2687 }, 3);
  const named = new Map(objects.map((object) => [object.id, object]));
  // By hand, from the places in NED: 24.4′ south; and 2m 22s west (26.6′ of sky) with 25.0′ north, so 36.5′.
  expect(degreesApart(named.get('M 31')!, named.get('M 32')!) * 60).toBeCloseTo(24.4, 0);
  expect(named.get('M 32')!.dec).toBeLessThan(named.get('M 31')!.dec);
  expect(degreesApart(named.get('M 31')!, named.get('M 110')!) * 60).toBeCloseTo(36.5, 0);
  // ν And: 00h 49m 48.8s, +41° 04′ 44″, 4.53 mag (Bright Star Catalogue, HR 226).
  const nu = stars.filter(({ magnitude }) => magnitude < 4.7);
  expect(nu.length).toBe(1);
  expect(degreesApart(nu[0]!, { ra: 12.4535, dec: 41.0789 })).toBeLessThan(0.02);
});

test('the whole sky has the stars that catalogues count down to magnitude 6 and 8', async () => {
  const counts = { six: 0, eight: 0, north: 0 };
  for (let band = 0; band < 12; band += 1) {
    const { mag, ra, dec } = await loadBand(band);
    expect([ra.length, dec.length]).toEqual([mag.length, mag.length]);
    expect(ra.reduce((sum, step) => sum + step, 0)).toBeLessThan(36_000);
    counts.six += mag.filter((tenths) => tenths <= 60).length;
    counts.eight += mag.length;
  }
  // About 5,000 to magnitude 6 and 42,000 to 8: C. W. Allen, Astrophysical Quantities, star counts.
  expect(counts.six).toBeGreaterThan(4_700);
  expect(counts.six).toBeLessThan(5_400);
  expect(counts.eight).toBeGreaterThan(38_000);
  expect(counts.eight).toBeLessThan(45_000);
});

test('what is on the other side of 0h is near too', async () => {
  const { objects } = await chartSky(loadBand, { ra: 0.1, dec: 60.5 }, 5);
  expect(objects.some(({ id }) => id === 'β Cas')).toBe(true);
  expect(objects.some(({ id }) => id === 'M 52')).toBe(true);
});

const HALF = { east: 3, north: 2 };

test('a chart away from the pole has a few lines each way, labelled at the lower and left edge', () => {
  const lines = gridLines(new Gnomonic({ ra: 10.68, dec: 41.27 }), HALF);
  const [ra, dec] = [lines.filter(({ kind }) => kind === 'ra'), lines.filter(({ kind }) => kind === 'dec')];
  expect(dec.map(({ value }) => value)).toEqual(expect.arrayContaining([40, 42]));
  expect(ra.length).toBeGreaterThanOrEqual(2);
  expect(ra.length).toBeLessThanOrEqual(8);
  expect(labelPlace(dec.find(({ value }) => value === 42)!, HALF)).toMatchObject({ east: 3 });
  const places = ra.flatMap((line) => labelPlace(line, HALF) ?? []);
  expect(places.length).toBeGreaterThanOrEqual(2);
  expect(places.every(({ north }) => Math.abs(north + 2) < 1e-9)).toBe(true);
});

test('around the pole all hours are drawn, each once', () => {
  const ra = gridLines(new Gnomonic({ ra: 37.95, dec: 89.26 }), HALF).filter(({ kind }) => kind === 'ra');
  expect(ra.map(({ value }) => value / 15).sort((one, other) => one - other)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22]);
});

test('a scale bar has a length that one can count with', () => {
  expect([1.7, 0.9, 0.3].map(scaleLength)).toEqual([1, 0.5, 0.25]);
});

test('names stand beside each other or not at all, and the best known wins', () => {
  const at = (id: string, x: number, y: number) => ({ object: { id, kind: 'galaxy', sizeArcmin: 5, magnitude: 10, ra: 0, dec: 0 }, x, y, radius: 5 });
  const labels = placeLabels([at('NGC 205', 100, 50), at('M 31', 100, 52), at('NGC 1', 297, 100)], 300, 200);
  expect(labels.map(({ text, anchor }) => [text, anchor])).toEqual([['M 31', 'start'], ['NGC 205', 'end'], ['NGC 1', 'end']]);
  expect(placeLabels([at('M 31', 100, 50), at('M 32', 101, 50), at('M 110', 102, 50)], 300, 200).map(({ text }) => text)).toEqual(['M 31', 'M 32']);
});

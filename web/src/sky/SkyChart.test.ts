import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../i18n/language';
import { quiet } from '../testing/hand-clock';
import type { Band } from './chart-files';
import SkyChart from './SkyChart.svelte';

const BAND: Band = {
  ra: [1000, 100],
  dec: [1120, 1130],
  mag: [45, 72],
  objects: [['M 31', 'galaxy', 10_685, 41_269, 1780, 34], ['M 32', 'galaxy', 10_674, 40_865, 87, 81], ['NGC 891', 'galaxy', 35_640, 42_350, 130, 100]],
};
const EMPTY: Band = { ra: [], dec: [], mag: [], objects: [] };
const load = async (band: number) => (band === 8 ? BAND : EMPTY);
const FIELD = { width: 1.2024, height: 0.9018 };
const props = { language: LANGUAGES.en, name: 'M 31 – Andromeda Galaxy', raDegrees: 10.685, decDegrees: 41.269, load };

const number = (element: Element, name: string) => Number(element.getAttribute(name));

test('the field of view is drawn to scale, and what stands in it is named', async () => {
  render(SkyChart, { props: { ...props, field: FIELD } });
  await quiet();
  // 4° of sky across 560 px, unless measured: 140 px a degree.
  const field = screen.getByTestId('field');
  expect(number(field, 'width')).toBeCloseTo(140 * 1.2024, 0);
  expect(number(field, 'height')).toBeCloseTo(140 * 0.9018, 0);
  expect(screen.getByTestId('field-of-view').textContent).toBe('Field of view: 72′ × 54′');
  expect(screen.getByTestId('sky-chart').textContent).toContain('In the field: M 32.');
  expect(screen.getByRole('img').getAttribute('aria-label')).toContain('north up and east left');
});

test('north is up and east is left', async () => {
  render(SkyChart, { props: { ...props, field: FIELD } });
  await quiet();
  const [first, second] = screen.getAllByTestId('sky-object').map((sign) => /translate\(([\d.]+) ([\d.]+)\)/.exec(sign.getAttribute('transform')!)!.slice(1).map(Number));
  expect(first).toEqual([280, 200]);
  // M 32 is 0.404° south and 0.008° west of M 31.
  expect(second![1]! - first![1]!).toBeCloseTo(0.404 * 140, 0);
  expect(second![0]!).toBeGreaterThan(first![0]!);
});

test('closer and wider change the scale', async () => {
  render(SkyChart, { props: { ...props, field: FIELD } });
  await quiet();
  await fireEvent.click(screen.getByRole('button', { name: 'Closer' }));
  expect(number(screen.getByTestId('field'), 'width')).toBeCloseTo((560 / 3) * 1.2024, 0);
  await fireEvent.click(screen.getByRole('button', { name: 'Wider' }));
  await fireEvent.click(screen.getByRole('button', { name: 'Wider' }));
  expect(number(screen.getByTestId('field'), 'width')).toBeCloseTo((560 / 6) * 1.2024, 0);
});

test('a field that is not known is not drawn, and that is said', async () => {
  render(SkyChart, { props: { ...props, language: LANGUAGES.fr, field: undefined } });
  await quiet();
  expect(screen.queryByTestId('field')).toBeNull();
  expect(screen.getByTestId('sky-chart').textContent).toContain('Le champ n’est pas connu');
});

test('stars that cannot be fetched are missed aloud, the field stays, and they can be asked for again', async () => {
  let isThere = false;
  render(SkyChart, { props: { ...props, field: FIELD, load: async (band) => (isThere ? load(band) : Promise.reject(new Error('lost'))) } });
  await quiet();
  expect(screen.getByRole('alert').textContent).toBe('The stars could not be fetched.');
  expect(screen.getByTestId('field')).toBeTruthy();
  isThere = true;
  await fireEvent.click(screen.getByText('Try again'));
  await quiet();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getAllByTestId('sky-object').length).toBe(2);
});

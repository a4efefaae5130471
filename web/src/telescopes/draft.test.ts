import { expect, test } from 'vitest';
import { draftOf, freshDraft, merged, numberOf, wishOf } from './draft';

const TOLD = {
  id: 'roof', listing: 'public', version: 3,
  name: { en: 'Roof', fr: 'Toit' }, description: { en: 'Wide fields', fr: 'Grands champs' },
  site: { name: { en: 'Hill', fr: 'Colline' }, latitudeDegrees: 43.5, longitudeDegrees: -6.25, elevationMetres: 0, timeZone: 'Europe/Paris' },
  optics: { focalLengthMm: 530, apertureMm: 106, mount: 'german' },
  camera: { name: 'ASI', width: 4656, height: 3520, pixelSizeMicrometres: 3.8, colour: 'mono', pixelScaleArcsec: 1.479 },
  filters: ['L', 'Ha'], centsAnHour: 1250, needsConsent: true, freeCancelHours: 24,
  overheads: { slewSeconds: 60, solveSeconds: 30, autofocusSeconds: 180, filterChangeSeconds: 10, downloadSeconds: 5, ditherSeconds: 15, flipSeconds: 300 },
  horizon: [{ azimuthDegrees: 90, altitudeDegrees: 20 }], opening: [{ day: 'friday', from: '18:00', to: '06:00' }],
  relay: 'relay-1', voyager: 2, operator: 'vega',
};

test('a description that was read and not touched is asked for as it was', () => {
  const { id: _id, version: _version, camera: { pixelScaleArcsec: _scale, ...camera }, ...rest } = TOLD;
  expect(wishOf(draftOf(TOLD))).toEqual({ ...rest, camera });
});

test('a price of decimal credits is whole cents, with a comma or a point', () => {
  const draft = draftOf(TOLD);
  expect(draft.fields.centsAnHour).toBe('12.5');
  draft.fields.centsAnHour = '19,99';
  expect(wishOf(draft)).toMatchObject({ centsAnHour: 1999 });
});

test.each([['1 234,5', 1234.5], ['−6.25', -6.25], ['+3', 3], ['.5', 0.5], ['', undefined], ['12 mm', undefined], ['1e3', undefined], ['1.2.3', undefined], ['NaN', undefined]])(
  '%s is the number %s',
  (text, number) => expect(numberOf(text)).toBe(number),
);

test('what is no number is sent as none, so that the cloud names its place; what may be left out is', () => {
  const draft = freshDraft('Europe/Paris');
  draft.fields['camera.width'] = 'wide';
  draft.fields.voyager = '2';
  draft.horizon.push({ azimuthDegrees: 'x', altitudeDegrees: '3' });
  const wish = wishOf(draft) as Record<string, Record<string, unknown>>;
  expect(wish['camera']!['width']).toBeNull();
  expect(wish['horizon']).toEqual([{ azimuthDegrees: null, altitudeDegrees: 3 }]);
  for (const left of ['overheads', 'relay', 'voyager', 'operator', 'id']) expect(wish, left).not.toHaveProperty(left);
  expect(wish).toMatchObject({ listing: 'hidden', needsConsent: false, filters: [], site: { timeZone: 'Europe/Paris' } });
});

test('an answer that lacks members, or has them of another kind, is a form that lacks them', () => {
  const draft = draftOf({ id: 'x', name: 7, site: null, filters: 'L', horizon: [null, 4], opening: [{ day: 'someday' }] });
  expect(draft.fields['name.en']).toBe('');
  expect(draft.fields.filters).toBe('');
  expect(draft.horizon).toEqual([{ azimuthDegrees: '', altitudeDegrees: '' }, { azimuthDegrees: '', altitudeDegrees: '' }]);
  expect(draft.opening).toEqual([]);
});

test('what was typed stays on top of what somebody else kept, and what both changed is named', () => {
  const [base, mine, theirs] = [draftOf(TOLD), draftOf(TOLD), draftOf(TOLD)];
  mine.fields['camera.name'] = 'QHY';
  mine.fields['name.en'] = 'My roof';
  mine.fields.filters = 'L, R';
  theirs.fields['name.en'] = 'Their roof';
  theirs.fields['name.fr'] = 'Leur toit';
  theirs.fields.filters = 'L, R';
  theirs.horizon = [];
  const { draft, both } = merged(base, mine, theirs);
  expect(draft.fields).toMatchObject({ 'camera.name': 'QHY', 'name.en': 'My roof', 'name.fr': 'Leur toit', filters: 'L, R' });
  expect(draft.horizon).toEqual([]);
  expect(both).toEqual(['name.en']);
});

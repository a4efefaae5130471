import { expect, test } from 'vitest';
import { readFrameName } from './frame-name';

const FILTERS = ['L', 'R', 'Ha'];

test.each([
  ['M31_L_0008.fit', 'M31', 'L'],
  ['NGC_7000_Ha_0012.fits', 'NGC 7000', 'Ha'],
  ['Abell_R_2_Ha_1.fit', 'Abell R 2', 'Ha'],
  ['M31_LIGHT_L_30s_BIN1_-10C_001_20261121_230005.fit', 'M31', 'L'],
  ['FLAT_L_0001.fit', undefined, 'L'],
  ['L_0001.fit', undefined, 'L'],
  ['SyncVoyager_20211123_192757.fit', undefined, undefined],
  ['M31_l_1.fit', undefined, undefined],
  [undefined, undefined, undefined],
])('%s tells the target %s and the filter %s', (file, target, filter) => {
  expect(readFrameName(file, FILTERS)).toEqual({ target, filter });
});

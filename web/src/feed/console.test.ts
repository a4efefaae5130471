import { expect, test } from 'vitest';
import { fileName, fileOf, folded, holdsAll, type LogLine } from './console';

const line = (text: string, level: LogLine['level'] = 'INFO', at = '2026-11-21T22:00:04.900Z'): LogLine => ({ text, level, at: Date.parse(at) });

test('a search finds every word, wherever it stands and however it is written', () => {
  const found = line('Mise au point trouvée à 12 450, HFD 2,08.');
  expect(holdsAll(found, 'TROUVEE mise')).toBe(true);
  expect(holdsAll(found, 'trouvée perdue')).toBe(false);
  expect(holdsAll(found, '')).toBe(true);
  expect(folded('Éclair ÎLE')).toBe('eclair ile');
});

test('the file has a line each, with its time in UTC and how much it matters', () => {
  const text = fileOf('Stellar, Demo', [line('A frame is being taken.'), line('The autofocus failed.', 'ERROR', '2026-11-21T21:59:59Z')]);
  expect(text).toBe(
    '# Stellar, Demo\n2026-11-21T22:00:04.900Z INFO    A frame is being taken.\n2026-11-21T21:59:59.000Z ERROR   The autofocus failed.\n',
  );
});

test('the file is called by its telescope and moment, without signs that a disk refuses', () => {
  expect(fileName('demo', Date.parse('2026-11-21T22:00:04.900Z'))).toBe('stellar-demo-20261121T220004Z.log');
});

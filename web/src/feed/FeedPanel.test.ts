import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { nightOf, withChanges, type Night } from '../live/night';
import { readFrame, type ChangesFrame, type StateFrame } from '../live/wire';
import { changes, EPOCH, instant, log, stateAt } from '../testing/messages';
import FeedPanel from './FeedPanel.svelte';

const ROWS = [
  log(1, 'Mise au point trouvée', 1),
  { type: 'log', seq: 2, at: instant(2), data: { parsed: { level: 'WARNING', text: 'The guide star was lost' } } },
  log(3, 'Exposure 8 of 20', 3),
];
const nightWith = (rows: readonly object[], before?: Night) => {
  const timeline = rows.map((row) => ({ epoch: EPOCH, ...row }));
  return nightOf(readFrame(JSON.stringify(stateAt(rows.length, 60, { timeline }))) as StateFrame, 0, before);
};
const after = (night: Night, seq: number, text: string) =>
  withChanges(night, readFrame(JSON.stringify(changes(seq - 1, seq, 70, [log(seq, text, seq)]))) as ChangesFrame, 10_000);
const show = (night: Night | undefined, code: LanguageCode = 'en') => render(FeedPanel, { language: LANGUAGES[code], night });
const seqs = () => screen.queryAllByTestId('feed-item').map((item) => item.dataset['seq']);

test('a search leaves the lines that hold its words, and says when there are none', async () => {
  show(nightWith(ROWS));
  const field = screen.getByTestId('feed-search');
  await fireEvent.input(field, { target: { value: 'TROUVEE' } });
  expect(seqs()).toEqual(['1']);
  await fireEvent.input(field, { target: { value: 'nowhere' } });
  expect(seqs()).toEqual([]);
  expect(screen.getByText('Nothing of this is in the log.')).toBeTruthy();
  await fireEvent.input(field, { target: { value: ' ' } });
  expect(seqs()).toEqual(['3', '2', '1']);
});

test('what is shown, and only that, is saved with its times in UTC', async () => {
  const blobs: Blob[] = [];
  const make = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => (blobs.push(blob as Blob), 'blob:x'));
  const names: string[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  show(nightWith(ROWS));
  await fireEvent.change(screen.getByTestId('feed-level'), { target: { value: 'WARNING' } });
  await fireEvent.click(screen.getByTestId('feed-save'));
  expect(await blobs[0]!.text()).toBe(
    `# Stellar, Demo: the log as shown at ${instant(60)}. Times are UTC, the newest first.\n${instant(2)} WARNING The guide star was lost\n`,
  );
  expect(names).toEqual(['stellar-demo-20261121T220100Z.log']);
  await fireEvent.change(screen.getByTestId('feed-level'), { target: { value: 'ERROR' } });
  await fireEvent.click(screen.getByTestId('feed-save'));
  expect(blobs).toHaveLength(1);
  make.mockRestore();
  click.mockRestore();
});

test('who reads further down is told what came, and can go back; then the list follows again', async () => {
  let night = nightWith(ROWS);
  const { rerender } = show(night);
  const list = screen.getByTestId('feed-list');
  list.scrollTo = vi.fn((to) => (list.scrollTop = (to as ScrollToOptions).top!)) as typeof list.scrollTo;
  expect(screen.queryByTestId('feed-back')).toBeNull();
  list.scrollTop = 200;
  await fireEvent.scroll(list);
  expect(screen.getByTestId('feed-back').textContent).toContain('To the newest');
  night = after(after(night, 4, 'four'), 5, 'five');
  await rerender({ night });
  expect(screen.getByTestId('feed-back').textContent).toContain('2 new lines');
  await fireEvent.click(screen.getByTestId('feed-back'));
  await fireEvent.scroll(list);
  await tick();
  expect(list.scrollTop).toBe(0);
  expect(screen.queryByTestId('feed-back')).toBeNull();
});

test.each([
  ['en', 'Something may be missing here: this page was without the cloud.'],
  ['fr', 'Il manque peut-être des lignes ici\u00a0: cette page était sans liaison.'],
] as const)('in %s a gap is owned up to, where it is', (code, sentence) => {
  show(nightWith([log(40, 'forty'), log(41, 'forty-one')], nightWith(ROWS)), code);
  const gap = screen.getByTestId('feed-gap');
  expect(gap.textContent).toBe(sentence);
  expect(gap.closest('li')!.dataset['seq']).toBe('40');
});

const COLOURED = ['L', 'R', 'G', 'B', 'Ha', 'OIII', 'SII'];

/** The colour that stands for a filter, as CSS. */
export function filterColour(filter: string | undefined): string {
  return filter !== undefined && COLOURED.includes(filter) ? `var(--filter-${filter})` : 'var(--ink-faint)';
}

/** What was found in a frame, as the API tells it, with what else is to be in it. */
export function developed(image: string, change: object = {}): object {
  const at = `/api/telescopes/demo/images/${image}`;
  return {
    thumb: `${at}/thumb?of=tag-1`, preview: `${at}/preview?of=tag-1`, full: `${at}/full?of=tag-1`, width: 4144, height: 2822, bits: 16,
    object: 'M 31', filter: 'L', exposure: 300, temperature: -10, binning: 1, gain: 100, takenAt: '2026-11-21T21:59:00Z',
    wcs: { ra: 10.6847, dec: 41.2687, scale: 1.234, rotation: 92.5, mirrored: false }, stars: 812, hfd: 2.62,
    median: [512], noise: [21], mean: [540.5], least: [300], most: [65_535], ...change,
  };
}

/** An image as the API tells it, taken so many minutes before 22:00 of 21 November, with what else is to be in it. */
export function apiImage(image: string, minutesAgo: number, change: object = {}): object {
  const at = new Date(Date.parse('2026-11-21T22:00:00Z') - minutesAgo * 60_000).toISOString();
  const files = `/api/telescopes/demo/images/${image}`;
  return {
    image, at, takenAt: at, file: `M31_L_${image}.fit`, frameType: 'LIGHT', type: 'LIGHT', target: 'M31', filter: 'L', exposure: 300, bin: 1,
    preview: `${files}/preview`, fits: `${files}/fits`, developed: developed(image), ...change,
  };
}

/** Why a frame is no image, as the API tells it. */
export const REJECTED = {
  code: 'no-end',
  text: { en: 'Its header has no END card: the file is cut off or damaged.', fr: 'Son en-tête n’a pas de carte END : le fichier est tronqué ou endommagé.' },
};

/** A histogram with so many pixels in some bins. */
export function counts(bins: Readonly<Record<number, number>>): number[] {
  return Array.from({ length: 256 }, (_, bin) => bins[bin] ?? 0);
}

/** Histograms of a frame of one channel: the sky in the second and third bin, a few stars far above. */
export const LEVELS = { black: 0, white: 65_535, before: [counts({ 1: 400, 2: 9_500, 3: 90, 200: 10 })], after: [counts({ 60: 400, 64: 9_500, 70: 90, 250: 10 })] };

/** What the charts, the numbers and the log of the live page say, in English. The French dictionary has the same members, or the build fails. */
export const en = {
  span: 'Shown time',
  spans: { minutes: '5 min', hour: '1 h', night: 'Night' },
  now: 'now',
  minutes: 'min',
  hours: 'h',
  since: (time: string) => `Heard since ${time}, when this page was opened.`,
  sinceShort: (time: string) => `heard since ${time}`,
  nothing: 'Nothing heard in this time.',
  /** For those who hear a chart: what it shows, and how it went. */
  chart: (what: string, span: string, values: string) => `${what}, ${span}. ${values}`,
  spoken: { minutes: 'the last 5 minutes', hour: 'the last hour', night: 'the night' },
  course: (name: string, last: string, least: string, most: string) => `${name}: last ${last}, least ${least}, greatest ${most}.`,
  courseRms: (name: string, last: string, least: string, most: string, rms: string) => `${name}: last ${last}, least ${least}, greatest ${most}, RMS ${rms}.`,

  guiding: { rms: (span: string) => `RMS, ${span}`, axes: 'RMS X · Y' },

  camera: { chart: 'Sensor temperature', cooling: 'Cooling', on: 'On', off: 'Off', binning: 'Binning', binningHint: 'Of the last image' },

  focuser: {
    what: 'Chart',
    hfd: 'HFD',
    position: 'Position',
    hfdChart: 'HFD of the images and of each search for focus',
    positionChart: 'Position of the focuser',
    images: 'Images',
    runs: 'Focus',
    none: 'No image and no focus in this time.',
    failed: (count: number) => (count === 1 ? '1 search failed' : `${count} searches failed`),
  },

  preview: {
    stars: 'Stars',
    histogram: 'Histogram',
    histogramOf: (peak: string) => `Histogram of the last image; most pixels at ${peak} of the range.`,
    noHistogram: 'Not developed yet',
    histogramAway: 'Cannot be loaded just now',
    refresh: 'Load the image again',
    fullScreen: 'Full screen',
  },

  numbers: {
    title: 'Numbers',
    frames: 'Images',
    filters: 'Images by filter',
    noFilter: 'No filter',
    exposed: 'Exposure in all',
    hfd: 'Mean HFD',
    rms: 'Guiding RMS',
    rmsAxes: (x: string, y: string) => `X ${x} · Y ${y}`,
    exposing: 'Exposing',
    waiting: 'Waiting',
    unheard: 'Not heard',
    framesSince: (time: string) => `Images known since ${time}; the rest since this page was opened.`,
    noFrames: 'No images known yet; counted since this page was opened.',
    rejected: (count: number) => (count === 1 ? '1 could not be read.' : `${count} could not be read.`),
    whole: 'Count the whole night',
    counting: 'Counting…',
    counted: (time: string) => `The whole night’s images, since ${time}; the rest since this page was opened.`,
    countedPart: (time: string) => `Only the newest images, since ${time}, were counted: there are very many.`,
    away: 'The other images cannot be counted just now.',
  },

  log: {
    level: (name: string) => `${name}: `,
    search: 'Search the log',
    searchShort: 'Search',
    noneFound: 'Nothing of this is in the log.',
    save: 'Save as a file',
    back: 'To the newest',
    fresh: (count: number) => (count === 1 ? '1 new line' : `${count} new lines`),
    gap: 'Something may be missing here: this page was without the cloud.',
    head: (telescope: string, time: string) => `Stellar, ${telescope}: the log as shown at ${time}. Times are UTC, the newest first.`,
  },

  sections: {
    title: 'Sections of this page',
    image: 'Image',
    telescope: 'Telescope',
    course: 'Course',
    log: 'Log',
  },
};

/** What a dictionary has to have. */
export type InstrumentWords = typeof en;

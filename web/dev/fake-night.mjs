// A night that isn't there, in the messages of docs/contract/v1, to look at the page without a cloud.

const EPOCH = 1795212000000;
const TARGETS = ['M31', 'M33', 'NGC 7000'];
const FILTERS = ['L', 'R', 'G', 'B', 'Ha', 'OIII', 'SII'];
const SHOT_SECONDS = 30;

/** A night in which `seconds` have passed, at a cloud whose clock began at 22:00. */
export class FakeNight {
  seconds = 0;
  seq = 400;

  constructor({ longNames = false, empty = false, unsafe = false } = {}) {
    Object.assign(this, { longNames, empty, unsafe });
  }

  instant(secondsAgo = 0) {
    return new Date(Date.parse('2026-11-21T22:00:00Z') + (this.seconds - secondsAgo) * 1000).toISOString();
  }

  position(seq = this.seq) {
    return { epoch: EPOCH, seq };
  }

  telescope() {
    const name = this.longNames
      ? { en: 'The Great Equatorial Astrograph of the Observatory of Saint-Véran above the Clouds', fr: 'Le grand astrographe équatorial de l’observatoire de Saint-Véran au-dessus des nuages' }
      : { en: 'Stellar demo telescope', fr: 'Télescope de démonstration Stellar' };
    const site = { name: { en: 'Causse de Limogne, France', fr: 'Causse de Limogne, France' }, timeZone: 'Europe/Paris' };
    return { id: 'demo', name, demo: true, site, camera: { name: 'Stellar S-1200', width: 1200, height: 900 }, filters: FILTERS };
  }

  target(shot) {
    if (this.longNames) return 'Sharpless 2-308 the Dolphin-Head Nebula panel seven of twelve';
    return TARGETS[Math.floor(shot / 7) % TARGETS.length];
  }

  controlData(secondsAgo = 0) {
    const t = this.seconds - secondsAgo;
    const wave = (period, phase) => Math.sin((t / period + phase) * 2 * Math.PI);
    return {
      Timestamp: Date.parse(this.instant(secondsAgo)) / 1000,
      parsed: {
        voyagerStatus: 'RUN', setupConnected: true, time: this.instant(secondsAgo),
        camera: { connected: true, temperature: -10 + 0.12 * wave(17, 0) + 0.05 * wave(5, 0.4), setPoint: -10, power: 43 + Math.round(2 * wave(13, 0)), cooling: true, status: 'COOLED' },
        mount: {
          connected: true, parked: false, tracking: true, slewing: false, raJ2000: '00:42:44', decJ2000: '41° 16\' 09"',
          raJ2000Hours: 0.7122, decJ2000Degrees: 41.2692, azimuthDegrees: 288.2 + t / 400, altitudeDegrees: 61 - t / 500, pier: 'pierEast', flip: 'NOT_NEEDED',
        },
        focuser: { connected: true, temperature: 6.4 - t / 9000, position: 12450 + Math.floor(t / 3600) * 6 },
        guiding: { connected: true, status: 'RUNNING', dither: 'STOPPED', x: 0.5 * wave(9, 0) + 0.35 * wave(3.7, 0.2) * (1 + 0.9 * wave(4100, 0)), y: 0.4 * wave(11, 0.3) - 0.3 * wave(4.3, 0.1) * (1 + 1.2 * wave(5300, 0.4)) },
        sequence: { running: true, name: this.longNames ? 'A sequence with a rather long name for a whole winter of narrow band.s2q' : 'M31.s2q', end: '23:45:00', totalSeconds: 3600, elapsedSeconds: 900 + t },
      },
    };
  }

  shot() {
    const number = Math.floor(this.seconds / SHOT_SECONDS);
    const elapsed = Math.floor(this.seconds % SHOT_SECONDS);
    const file = `${this.target(number).replaceAll(' ', '_')}_${FILTERS[number % 7]}_${String(number).padStart(4, '0')}.fit`;
    return {
      Timestamp: Date.parse(this.instant()) / 1000,
      parsed: { file, status: 'EXPOSE', total: SHOT_SECONDS, elapsed, remaining: SHOT_SECONDS - elapsed, progress: (100 * elapsed) / SHOT_SECONDS },
    };
  }

  weather() {
    return { parsed: { connected: true, safetyConnected: true, safe: !this.unsafe, cloud: this.unsafe ? 'VERY_CLOUDY' : 'CLEAR', rain: this.unsafe ? 'WET' : 'DRY', wind: 'CALM', light: 'DARK' } };
  }

  image(number, secondsAgo) {
    const target = this.target(number);
    const filter = FILTERS[((number % 7) + 7) % 7];
    return {
      image: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, at: this.instant(secondsAgo),
      file: `${target.replaceAll(' ', '_')}_${filter}_${String(number).padStart(4, '0')}.fit`, frameType: 'LIGHT', target, filter, exposure: SHOT_SECONDS, bin: 1,
      hfd: 2.1 + (number % 5) / 10, starIndex: 7.9, width: 1200, height: 900, takenAt: this.instant(secondsAgo + SHOT_SECONDS),
      developed: {
        thumb: `/api/telescopes/demo/images/${number}/preview`, preview: `/api/telescopes/demo/images/${number}/preview`, full: `/api/telescopes/demo/images/${number}/preview`,
        width: 1200, height: 900, stars: 812 + number, hfd: 2.2, median: [420], noise: [18],
      },
      preview: `/api/telescopes/demo/images/${number}/preview`, fits: `/api/telescopes/demo/images/${number}/fits`,
    };
  }

  timeline() {
    const rows = [
      ['connectionState', { voyager: 'connected', reconnectAttempts: 0 }],
      ['version', { VOYVersion: '2.3.14', VOYSubver: 'a' }],
      ['signal', { parsed: { code: 31, description: 'goto' } }],
      ['signal', { parsed: { code: 5, description: 'autofocus' } }],
      ['autoFocusResult', { parsed: { done: true, position: 12450, hfd: 2.08 } }],
      ['log', { parsed: { level: 'WARNING', text: this.longNames ? 'The guide star was lost for 4 s while a thin cloud went by; guiding has begun anew on another star of the list and the frame is kept.' : 'The guide star was lost for 4 s.' } }],
      ['signal', { parsed: { code: 24, description: 'filter change' } }],
      ['newFITReady', { parsed: { ...this.image(39, 3), image: undefined, preview: undefined } }],
      ['newJPG', { parsed: { ...this.image(39, 3), preview: undefined } }],
      ['log', { parsed: { level: 'INFO', text: 'Exposure 8 of 20' } }],
      ['signal', { parsed: { code: 18, description: 'shot' } }],
    ];
    return rows.map(([type, data], index) => ({ seq: this.seq - rows.length + 1 + index, epoch: EPOCH, type, at: this.instant((rows.length - index) * 9), data }));
  }

  initialState() {
    const telemetry = this.empty
      ? {}
      : {
          version: { VOYVersion: '2.3.14', VOYSubver: 'a' },
          controlData: { at: this.instant(), ...this.controlData() },
          shotRunning: { at: this.instant(), ...this.shot() },
          weather: { at: this.instant(12), ...this.weather() },
        };
    return {
      type: 'initialState', channel: 'telescope.demo', position: this.position(), sentAt: this.instant(),
      data: {
        telescope: this.telescope(),
        connection: { voyager: 'connected', reconnectAttempts: 0, at: this.instant(120), relaySeenAt: this.instant(1) },
        ...telemetry,
        images: this.empty ? [] : Array.from({ length: 20 }, (_, index) => this.image(39 - index, 3 + index * SHOT_SECONDS)),
        timeline: this.empty ? [] : this.timeline(),
      },
    };
  }

  changes(messages) {
    const previous = this.position();
    this.seq += messages.filter((message) => 'seq' in message).length;
    return { type: 'changes', channel: 'telescope.demo', position: this.position(), previous, sentAt: this.instant(), messages };
  }

  telemetry() {
    return this.changes([
      { type: 'controlData', at: this.instant(), data: this.controlData() },
      { type: 'shotRunning', at: this.instant(), data: this.shot() },
    ]);
  }

  /** For a quarter of an hour of the long night nothing is heard. */
  isSilent() {
    return this.seconds > 10_800 && this.seconds < 11_700;
  }

  /** What a long night brings at this second: an image each ten minutes, a focus each hour. */
  hourly() {
    const t = this.seconds;
    const hfd = 2.3 + 0.4 * Math.sin(t / 4000) + 0.1 * Math.sin(t / 700);
    const told = [];
    if (t % 600 === 0) told.push(['newJPG', { parsed: { ...this.image(40 + t / 600, 3), hfd } }]);
    if (t % 3600 === 0) told.push(['autoFocusResult', { parsed: { done: t % 10_800 !== 0, position: 12_450 + t / 600, hfd: hfd - 0.2 } }]);
    return told.map(([type, data], index) => ({ type, seq: this.seq + 1 + index, at: this.instant(), data }));
  }

  lasting(type, data) {
    return { type, seq: this.seq + 1, at: this.instant(), data };
  }
}

/** A picture of some stars and a glow, another for each number, as SVG. */
export function fakePicture(number) {
  let state = number * 7919 + 17;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const stars = Array.from({ length: 320 }, () => {
    const brightness = random() ** 6;
    return `<circle cx="${random() * 1200}" cy="${random() * 900}" r="${0.8 + brightness * 5}" fill="#fff" opacity="${0.35 + brightness * 0.65}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 900" width="1200" height="900"><defs><radialGradient id="g"><stop offset="0" stop-color="#ddd"/><stop offset=".2" stop-color="#888"/><stop offset="1" stop-color="#111" stop-opacity="0"/></radialGradient></defs><rect width="1200" height="900" fill="#121212"/><ellipse cx="600" cy="450" rx="430" ry="140" fill="url(#g)" transform="rotate(${-35 + number * 11} 600 450)"/>${stars.join('')}</svg>`;
}

/** The histogram of an image: the sky's hump and the stars' long tail. */
export function fakeLevels() {
  const counts = (peak, wide) => Array.from({ length: 256 }, (_, bin) => Math.round(200_000 * Math.exp(-(((bin - peak) / wide) ** 2)) + 900 / (1 + bin)));
  return { black: 0, white: 65_535, before: [counts(9, 2.500)], after: [counts(60, 18)] };
}

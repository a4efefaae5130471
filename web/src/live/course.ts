import type { ImageRow } from '../images/image';
import type { FocusResult } from './happening';
import type { ControlData, Guiding } from './telemetry';
import { Track } from './track';

/** How the night went so far, as far as this page heard it. Instants are of the cloud's clock, in milliseconds since 1970. */
export interface Course {
  /** Since when this page listens. */
  readonly since: number;
  /** The error of the guiding, in pixels of its camera. */
  readonly guiding: Track<'x' | 'y'>;
  /** The sensor's temperature and what it is to be, in °C. */
  readonly sensor: Track<'celsius' | 'setPoint'>;
  /** Where the focuser stood, in its own steps. */
  readonly focuser: Track<'position'>;
  /** The searches for focus, oldest first. */
  readonly focusRuns: readonly FocusRun[];
  /** The frames, oldest first: also those taken before the page was opened that the cloud still told of. */
  readonly frames: readonly FrameNote[];
  readonly spent: Spent;
}

/** A search for focus. */
export interface FocusRun extends FocusResult {
  readonly at: number;
}

/** What is counted of a frame. */
export interface FrameNote {
  readonly id: string;
  readonly at: number;
  readonly type: string | undefined;
  readonly filter: string | undefined;
  readonly exposureSeconds: number | undefined;
  /** In pixels. */
  readonly hfd: number | undefined;
  readonly isRejected: boolean;
}

/** What the time since the page was opened went by with, in ms. */
export interface Spent {
  readonly exposing: number;
  readonly waiting: number;
  /** Nothing was heard, so nobody here can tell. */
  readonly unheard: number;
  /** Until when it is counted, and what was going on then; undefined before the first telemetry. */
  readonly until: { readonly at: number; readonly isExposing: boolean } | undefined;
}

/** Telemetry comes each 2 s while somebody looks; between two points further apart, in ms, nothing was heard. */
export const GAP = 10_000;

/** How many frames and searches for focus are kept. */
export const MAX_FRAMES = 1000;
export const MAX_FOCUS_RUNS = 200;

/** A night of which nothing was heard yet. */
export function courseSince(since: number): Course {
  return {
    since,
    guiding: Track.of('x', 'y'),
    sensor: Track.of('celsius', 'setPoint'),
    focuser: Track.of('position'),
    focusRuns: [],
    frames: [],
    spent: { exposing: 0, waiting: 0, unheard: 0, until: undefined },
  };
}

/** The course after telemetry of the equipment. */
export function withEquipment(course: Course, at: number, { camera, focuser, guiding }: ControlData): Course {
  const { temperature: celsius, setPoint = NaN } = camera;
  const { position } = focuser;
  return {
    ...course,
    guiding: course.guiding.with(at, steadyError(guiding)),
    sensor: course.sensor.with(at, celsius === undefined ? undefined : { celsius, setPoint }),
    focuser: course.focuser.with(at, position === undefined ? undefined : { position }),
  };
}

/** The error that telemetry tells; none while guiding settles, or is led astray on purpose by a dither. */
function steadyError({ status, dither, x, y }: Guiding): { x: number; y: number } | undefined {
  const steady = status === 'RUNNING' && (dither === undefined || dither === 'STOPPED');
  return steady && x !== undefined && y !== undefined ? { x, y } : undefined;
}

/** The course once it was heard at an instant whether a frame is being exposed. */
export function withMoment(course: Course, at: number, isExposing: boolean): Course {
  const { until, ...sums } = course.spent;
  if (until !== undefined && at <= until.at) return course;
  const from = until === undefined ? at : Math.max(until.at, course.since);
  const ms = Math.max(0, at - from);
  const what = ms > GAP ? 'unheard' : until?.isExposing ? 'exposing' : 'waiting';
  return { ...course, spent: { ...sums, [what]: sums[what] + ms, until: { at, isExposing } } };
}

/** The course with a search for focus, each once. */
export function withFocusRun(course: Course, run: FocusRun): Course {
  if (course.focusRuns.some(({ at }) => at === run.at)) return course;
  const focusRuns = [...course.focusRuns, run].sort((a, b) => a.at - b.at).slice(-MAX_FOCUS_RUNS);
  return { ...course, focusRuns };
}

/** The course with these images, or with what is newly known of them. */
export function withFrames(course: Course, images: readonly ImageRow[]): Course {
  const told = new Map(images.map((image) => [image.id, noteOf(image)]));
  const known = course.frames.map((frame) => {
    const note = told.get(frame.id);
    told.delete(frame.id);
    return note ?? frame;
  });
  const frames = [...known, ...told.values()].sort((a, b) => a.at - b.at).slice(-MAX_FRAMES);
  return { ...course, frames };
}

/** What is counted of an image. */
export function noteOf(image: ImageRow): FrameNote {
  const { id, at, filter } = image;
  return {
    id,
    at,
    filter,
    type: image.type ?? image.frameType,
    exposureSeconds: image.exposureSeconds ?? image.developed?.exposureSeconds,
    hfd: image.hfd ?? image.developed?.hfd,
    isRejected: image.rejected !== undefined,
  };
}

import { phaseIn, type Phase } from '../bookings/booking';
import { flagIn, instantIn, numberIn, objectIn, textIn, type Json } from '../live/border';
import type { Step } from '../live/chain';
import type { Reading, StateHead } from '../live/frame';
import type { Subject } from '../live/live-link';
import { ageing, type Aged, type Ageing } from '../live/night';
import type { Told } from '../live/wire';

/** Where a booking stands; of two tellings the one with more changes is newer. */
export interface Standing {
  readonly phase: Phase;
  readonly state: string;
  readonly changes: number;
}

/** How far a session has come. */
export interface Progress {
  /** Of the plan’s exposure time, 0 to 100. */
  readonly percentage: number;
  /** The frame that is being taken, else how many were. */
  readonly frame: number;
  readonly frames: number;
  /** What is left of the plan, or of the slot if that is shorter. */
  readonly remainingSeconds: number;
  /** Of the last frame. */
  readonly filter: string | undefined;
  readonly camera: { readonly temperature: number | undefined; readonly cooling: boolean | undefined; readonly hfd: number | undefined };
  readonly mount: {
    readonly ra: string | undefined;
    readonly raJ2000Hours: number | undefined;
    readonly dec: string | undefined;
    readonly decJ2000Degrees: number | undefined;
    readonly tracking: boolean | undefined;
  };
}

/** A session as its channel tells it. */
export interface Running {
  readonly standing: Standing;
  /** Undefined before it has begun and once it is over. Its age is that of what the telescope said. */
  readonly progress: Aged<Progress> | undefined;
  /** The number of what its story told last since this page listens, such as that it waits for another reason; 0 before. */
  readonly told: number;
}

/** The whole state of a session. */
export interface SessionState extends StateHead {
  readonly standing: Standing;
  readonly progress: Told<Progress> | undefined;
}

/** One message of a session’s changes. */
export type SessionMessage = ({ readonly kind: 'progress' } & Told<Progress>) | { readonly kind: 'standing'; readonly standing: Standing } | { readonly kind: 'story'; readonly number: number };

/** How the channel of a session is read. */
export const sessionReading: Reading<SessionState, SessionMessage> = {
  state(head, data) {
    const standing = readStanding(data);
    return standing && { ...head, standing, progress: readTold(objectIn(data, 'progress'), head.sentAt) };
  },
  message(message) {
    const [type, at, data] = [textIn(message, 'type'), instantIn(message, 'at'), objectIn(message, 'data')];
    if (type === undefined || at === undefined || data === undefined) return 'unreadable';
    switch (type) {
      case 'session.progress': {
        const told = readTold(objectIn(data, 'progress'), at);
        return told === undefined ? 'unreadable' : { kind: 'progress', ...told };
      }
      case 'session.started':
      case 'session.changed':
      case 'session.completed': {
        // A relay of another make tells these too, without where the booking stands: that is Stellar’s to say.
        const standing = readStanding(data);
        return standing === undefined ? 'newer' : { kind: 'standing', standing };
      }
      case 'notification': {
        const number = numberIn(data, 'number');
        return number === undefined ? 'unreadable' : { kind: 'story', number };
      }
      default:
        return 'newer';
    }
  },
};

/** The session of a booking, as its channel tells it. */
export function sessionOf(booking: string): Subject<Running, SessionState, SessionMessage> {
  return { id: booking, channel: `session.${booking}`, reading: sessionReading, next };
}

function next(running: Running | undefined, step: Step<SessionState, SessionMessage>): Running | undefined {
  const aged = ageing(step.frame.sentAt, step.receivedAt);
  if (step.kind === 'state') {
    const { standing, progress } = step.frame;
    return { standing, progress: progress && aged(progress), told: running?.told ?? 0 };
  }
  if (running === undefined) return running;
  // Progress is true whatever else was missed; where the booking stands waits for its place in the order.
  const messages = step.kind === 'changes' ? step.frame.messages : step.frame.messages.filter(({ kind }) => kind === 'progress');
  return messages.reduce((so, message) => withMessage(so, message, aged), running);
}

function withMessage(running: Running, message: SessionMessage, aged: Ageing): Running {
  switch (message.kind) {
    case 'progress':
      return running.progress !== undefined && message.at < running.progress.at ? running : { ...running, progress: aged(message) };
    case 'story':
      return { ...running, told: Math.max(running.told, message.number) };
    case 'standing':
      return message.standing.changes < running.standing.changes ? running : { ...running, standing: message.standing };
  }
}

function readStanding(data: Json | undefined): Standing | undefined {
  const [phase, state, changes] = [phaseIn(data), textIn(data, 'state'), numberIn(data, 'changes')];
  return phase === undefined || state === undefined || changes === undefined ? undefined : { phase, state, changes };
}

/** @param at when it was told; what the telescope itself said is older, and says so */
function readTold(json: Json | undefined, at: number): Told<Progress> | undefined {
  const [percentage, frame, frames, remainingSeconds] = ['percentage', 'current_shot', 'total_shots', 'remaining'].map((member) => numberIn(json, member));
  if (percentage === undefined || frame === undefined || frames === undefined || remainingSeconds === undefined) return undefined;
  const [camera, mount] = [objectIn(json, 'camera'), objectIn(json, 'mount')];
  const value: Progress = {
    percentage: Math.min(100, Math.max(0, percentage)),
    frame,
    frames,
    remainingSeconds: Math.max(0, remainingSeconds),
    filter: textIn(json, 'filter'),
    camera: { temperature: numberIn(camera, 'temperature'), cooling: flagIn(camera, 'cooling'), hfd: numberIn(camera, 'hfd') },
    mount: {
      ra: textIn(mount, 'ra'),
      raJ2000Hours: numberIn(mount, 'raJ2000Hours'),
      dec: textIn(mount, 'dec'),
      decJ2000Degrees: numberIn(mount, 'decJ2000Degrees'),
      tracking: flagIn(mount, 'tracking'),
    },
  };
  return { at: Math.min(at, instantIn(camera, 'at') ?? at), value };
}

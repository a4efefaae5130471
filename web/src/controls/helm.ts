import type { Booking } from '../bookings/booking';
import type { Balance } from '../credits/statement';
import type { Sight } from '../live/live-link';
import type { Running } from '../sessions/running';
import { groupOf, isUnderWay, type ControlName, type ControlWish } from './control';
import type { DeskSight } from './desk';

/** The controls of a telescope in somebody’s hand, and what is known of their session, at one moment. */
export interface Helm {
  /** Whose the controls are; `nobody` for somebody signed in who has none here now. */
  readonly who: 'user' | 'operator' | 'nobody';
  /** Whose session it is; for nobody their next one here, if there is one. */
  readonly booking: Booking | undefined;
  /** Of the slot, in whole seconds; undefined without one that is open. */
  readonly elapsedSeconds: number | undefined;
  readonly leftSeconds: number | undefined;
  /** Where the booking stands, from whoever told last. */
  readonly stands: string | undefined;
  readonly session: Sight<Running> | undefined;
  /** Why the session is not at work, as a sentence. */
  readonly reason: string | undefined;
  /** Undefined until it is told. */
  readonly balance: Balance | undefined;
  readonly sight: DeskSight;
  readonly wish: (wish: ControlWish) => void;
  readonly askAgain: (errand: string) => void;
  readonly more: () => void;
  /** Asks a person whether all is to be ended, and does so if it is. */
  readonly abort: () => void;
}

/** What of pause and resume is of use now; undefined when neither is, one is under way, or it cannot be told. */
export function nextOfPause({ who, stands, sight }: Pick<Helm, 'who' | 'stands' | 'sight'>): 'pause' | 'resume' | undefined {
  if (who === 'nobody' || pauseUnderWay(sight) !== undefined) return undefined;
  if (stands === 'paused') return 'resume';
  return stands === 'running' ? 'pause' : undefined;
}

/** Which of pause and resume was asked for and is not over yet: it is shown at once, and as asked for only. */
export function pauseUnderWay({ errands, controls }: DeskSight): 'pause' | 'resume' | undefined {
  const ofSession = (control: string) => groupOf(control) === 'session';
  const named = (control: string | undefined) => (control === 'pause' || control === 'resume' ? (control satisfies ControlName) : undefined);
  const errand = errands.find(({ wish }) => ofSession(wish.control));
  if (errand?.stage.kind === 'asking') return named(errand.wish.control);
  const newest = controls?.find(({ control }) => ofSession(control));
  return newest !== undefined && isUnderWay(newest) ? named(newest.meant ?? newest.control) : undefined;
}

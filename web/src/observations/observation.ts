import { ask, type Answer, type Request } from '../api/ask';
import type { Booking, Span } from '../bookings/booking';
import { askOn, askPage } from '../gallery/archive';
import { nightAt } from '../gallery/nights';
import type { LanguageCode } from '../i18n/language';
import { thumbOf } from '../images/caption';
import type { ImageRow } from '../images/image';
import { numberIn, objectIn } from '../live/border';

/** What was made of a session. */
export interface Made {
  readonly frames: number;
  readonly exposedSeconds: number;
  /** Each filter and how many frames were taken through it, in the order of the session. */
  readonly byFilter: readonly (readonly [filter: string, frames: number])[];
  /** In pixels; undefined when no star was measured. */
  readonly meanHfd: number | undefined;
}

/** A session that is over; what was made of it is undefined while nobody has told. */
export interface Observation {
  readonly booking: Booking;
  readonly made: Made | undefined;
}

export const ORDERS = ['newest', 'oldest', 'target', 'frames'] as const;
export type Order = (typeof ORDERS)[number];

/** Which observations are wanted; nights as YYYY-MM-DD by the clocks at the telescope, both ends included. */
export interface Wanted {
  readonly from: string;
  readonly to: string;
  readonly telescope: string;
  readonly target: string;
}

/** All of them. */
export const ANY: Wanted = { from: '', to: '', telescope: '', target: '' };

/** Whether a booking’s session is over, and was not given up. */
export function isOver({ phase }: Pick<Booking, 'phase'>): boolean {
  return phase === 'finished';
}

/** Those that are wanted, in an order. Accents and capitals of a target do not count. */
export function chosen(all: readonly Observation[], wanted: Wanted, order: Order, zoneOf: (telescope: string) => string): readonly Observation[] {
  const target = plain(wanted.target);
  return all
    .filter(({ booking }) => {
      const night = nightAt(booking.from, zoneOf(booking.telescope));
      return (
        (wanted.from === '' || night >= wanted.from) &&
        (wanted.to === '' || night <= wanted.to) &&
        (wanted.telescope === '' || booking.telescope === wanted.telescope) &&
        plain(booking.target ?? '').includes(target)
      );
    })
    .sort((a, b) => compared(a, b, order) || b.booking.from - a.booking.from);
}

function compared(a: Observation, b: Observation, order: Order): number {
  switch (order) {
    case 'newest':
      return 0;
    case 'oldest':
      return a.booking.from - b.booking.from;
    case 'target':
      return (a.booking.target ?? '\uffff').localeCompare(b.booking.target ?? '\uffff', undefined, { numeric: true });
    case 'frames':
      return (b.made?.frames ?? -1) - (a.made?.frames ?? -1);
  }
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f\s]/g, '').toLowerCase();
}

/** Asks what was made of a booking’s session. */
export function askMade(request: Request, language: LanguageCode, booking: string): Promise<Answer<Made>> {
  return ask(request, language, `/api/bookings/${booking}/session`, (json) => {
    const statistics = objectIn(json, 'statistics');
    const filters = objectIn(statistics, 'framesByFilter');
    return {
      frames: numberIn(statistics, 'frames') ?? 0,
      exposedSeconds: numberIn(statistics, 'exposedSeconds') ?? 0,
      byFilter: Object.keys(filters ?? {}).flatMap((filter) => {
        const frames = numberIn(filters, filter);
        return frames === undefined ? [] : [[filter, frames] as const];
      }),
      meanHfd: numberIn(statistics, 'meanHfd'),
    };
  });
}

/** So many pages of a night are looked through for a session’s last image. */
const MOST_PAGES = 4;

/** Asks for the address of a thumbnail of a session: of the last light frame that was taken in its slot. Undefined when there is none. */
export async function askThumb(request: Request, language: LanguageCode, { telescope, ...slot }: Pick<Booking, 'telescope' | 'from' | 'to'>, timeZone: string): Promise<string | undefined> {
  const choice = { night: nightAt(slot.from, timeZone), type: 'LIGHT' as const, filter: undefined };
  let before: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await askOn((next) => askPage(request, language, telescope, choice, next), before);
    if (answer.kind === 'refused') return undefined;
    const image = answer.value.images.find((one) => isOf(one, slot) && thumbOf(one) !== undefined);
    before = answer.value.before;
    if (image !== undefined || before === undefined) return image && thumbOf(image);
  }
  return undefined;
}

function isOf(image: ImageRow, { from, to }: Span): boolean {
  const taken = image.takenAt ?? image.at;
  return taken >= from && taken < to;
}

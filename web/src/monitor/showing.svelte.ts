import { tick } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';
import { hashOf, isAtEdge, isTaken, NARROW, sectionBeside, sectionIn, SECTIONS, shiftOf, swipeOf, wayOf, type Section, type Touched } from './sections';

/** Between two sections beside each other, in px. */
const GAP = 24;

/** Which section a phone shows: the one in the address, until a tap, a key or a swipe chooses another. It goes along with a finger. */
export class Showing {
  #section = $state<Section>(sectionIn(location.hash));
  readonly #narrow = new MediaQuery(NARROW);
  readonly #calm = new MediaQuery('(prefers-reduced-motion: reduce)');
  #touched: Touched | undefined;
  #way: ReturnType<typeof wayOf>;
  /** `held` goes along with a finger, `settling` comes to rest after it. */
  #motion = $state<'still' | 'held' | 'settling'>('still');
  /** How far the sections are from where they rest, in px. */
  #shift = $state(0);
  /** The other section in sight, and how far below the place of the shown one it stands, in px. */
  #beside = $state<Section>();
  #besideTop = $state(0);

  get section(): Section {
    return this.#section;
  }

  /** Whether one section is shown at a time. */
  get isNarrow(): boolean {
    return this.#narrow.current;
  }

  get motion(): 'still' | 'held' | 'settling' {
    return this.#motion;
  }

  /** The section that is in sight beside the shown one, on its way in or out. */
  get beside(): Section | undefined {
    return this.#beside;
  }

  /** Where that stands, as CSS: as if it were scrolled to its top, or as far as it was when it went. */
  get besideTop(): string {
    return `${this.#besideTop}px`;
  }

  /** How a section is moved across, as CSS; undefined where it rests. */
  placeOf(section: Section): string | undefined {
    if (this.#motion === 'still') return undefined;
    if (section === this.#section) return `translateX(${this.#shift}px)`;
    if (section !== this.#beside) return undefined;
    const side = Math.sign(SECTIONS.indexOf(section) - SECTIONS.indexOf(this.#section));
    return `translateX(calc(${side * 100}% + ${side * GAP + this.#shift}px))`;
  }

  /** Shows a section from its top, and keeps it in the address. */
  readonly show = (next: Section | undefined): void => {
    this.#rest();
    this.#turnTo(next);
  };

  /** Shows what the address names. */
  readonly follow = (): void => {
    this.#rest();
    this.#section = sectionIn(location.hash);
  };

  readonly touch = ({ touches, target, timeStamp: at }: TouchEvent): void => {
    const [finger, ...more] = touches;
    this.#rest();
    this.#way = undefined;
    this.#touched = finger === undefined || more.length > 0 || isTaken(target) ? undefined : { x: finger.clientX, y: finger.clientY, at };
  };

  readonly move = ({ touches: [finger], timeStamp: at }: TouchEvent): void => {
    const from = this.#touched;
    if (from === undefined || finger === undefined || !this.isNarrow || this.#calm.current || isAtEdge(from, innerWidth)) return;
    this.#way ??= wayOf(from, { x: finger.clientX, y: finger.clientY, at });
    if (this.#way !== 'across') return;
    const x = finger.clientX - from.x;
    this.#motion = 'held';
    this.#shift = shiftOf(this.#section, x);
    this.#beside = sectionBeside(this.#section, x < 0 ? 1 : -1);
    this.#besideTop = scrollY;
  };

  readonly letGo = ({ changedTouches: [finger], timeStamp: at }: TouchEvent): void => {
    const from = this.#touched;
    this.#touched = undefined;
    const to = finger && { x: finger.clientX, y: finger.clientY, at };
    const places = from && to && this.isNarrow ? swipeOf(from, to, innerWidth, this.#way ?? wayOf(from, to)) : 0;
    const next = places === 0 ? undefined : sectionBeside(this.#section, places);
    if (this.#motion === 'held') this.#settle(next);
    this.#turnTo(next);
  };

  readonly cancel = (): void => {
    this.#touched = undefined;
    if (this.#motion === 'held') this.#settle(undefined);
  };

  /** Something has moved to its end. */
  readonly arrive = ({ propertyName, target }: TransitionEvent): void => {
    if (propertyName === 'transform' && target instanceof Element && target.id === `section-${this.#section}`) this.#rest();
  };

  #turnTo(next: Section | undefined): void {
    if (next === undefined || next === this.#section) return;
    this.#section = next;
    history.replaceState(history.state, '', location.pathname + location.search + hashOf(next));
    void tick().then(() => scrollTo({ top: 0 }));
  }

  /** Lets go: the next section goes to where the shown one was, or that goes back. */
  #settle(next: Section | undefined): void {
    this.#motion = 'settling';
    this.#shift = 0;
    if (next === undefined) return;
    this.#beside = this.#section;
    this.#besideTop = -scrollY;
  }

  #rest(): void {
    this.#motion = 'still';
    this.#shift = 0;
    this.#beside = undefined;
  }
}

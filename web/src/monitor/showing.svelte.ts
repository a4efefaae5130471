import { tick } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';
import { hashOf, isTaken, NARROW, sectionBeside, sectionIn, swipeOf, type Section, type Touched } from './sections';

/** Which section a phone shows: the one in the address, until a tap, a key or a swipe chooses another. */
export class Showing {
  #section = $state<Section>(sectionIn(location.hash));
  readonly #narrow = new MediaQuery(NARROW);
  #touched: Touched | undefined;

  get section(): Section {
    return this.#section;
  }

  /** Whether one section is shown at a time. */
  get isNarrow(): boolean {
    return this.#narrow.current;
  }

  /** Shows a section from its top, and keeps it in the address. */
  readonly show = (next: Section | undefined): void => {
    if (next === undefined || next === this.#section) return;
    this.#section = next;
    history.replaceState(history.state, '', location.pathname + location.search + hashOf(next));
    void tick().then(() => scrollTo({ top: 0 }));
  };

  /** Shows what the address names. */
  readonly follow = (): void => {
    this.#section = sectionIn(location.hash);
  };

  readonly touch = ({ touches, target, timeStamp: at }: TouchEvent): void => {
    const [finger, ...more] = touches;
    this.#touched = finger === undefined || more.length > 0 || isTaken(target) ? undefined : { x: finger.clientX, y: finger.clientY, at };
  };

  readonly letGo = ({ changedTouches: [finger], timeStamp: at }: TouchEvent): void => {
    const from = this.#touched;
    this.#touched = undefined;
    const places = from && finger && this.isNarrow ? swipeOf(from, { x: finger.clientX, y: finger.clientY, at }, innerWidth) : 0;
    if (places !== 0) this.show(sectionBeside(this.#section, places));
  };

  readonly cancel = (): void => {
    this.#touched = undefined;
  };
}

import type { Answer } from '../api/ask';
import { Attempt, type Stage } from '../api/attempt';
import type { Clock } from '../live/surroundings';
import { further, isUnderWay, type Control, type ControlPage, type ControlWish } from './control';

/** What this page has asked for. */
export interface Errand {
  readonly id: string;
  readonly wish: ControlWish;
  readonly stage: Stage<Control>;
}

/** What is known of controls, each time all of it. */
export interface DeskSight {
  /** What this page asked for, newest first; those that the cloud wrote down are in the list as well. */
  readonly errands: readonly Errand[];
  /** What the cloud has written down, newest first; undefined until it told. */
  readonly controls: readonly Control[] | undefined;
  /** What to ask for to get older ones; undefined when there are none. */
  readonly before: string | undefined;
  /** Whether the last question for the list was not answered: what is under way may have ended. */
  readonly isAway: boolean;
}

/** Before anything is known. */
export const NOTHING_KNOWN: DeskSight = { errands: [], controls: undefined, before: undefined, isAway: false };

/** How controls are asked for and asked about. */
export interface Counter {
  /** Asks for something; the same id is done once, however often it is asked. */
  ask(wish: ControlWish & { readonly id: string }): Promise<Answer<Control>>;
  /** Asks what was asked for, newest first; those before a place of the list. */
  list(before: string | undefined): Promise<Answer<ControlPage>>;
}

/** A second click on the same within this, in ms, is the first one’s. */
export const DOUBLE_CLICK = 700;

/** While something is under way the list is asked for this often, in ms; what takes longer than a minute, less often. */
export const ASK_EACH = 2_000;
export const ASK_SELDOM = 10_000;
export const SOON_OVER = 60_000;

/** Refusals that tell of something done by another, which this page may not know of yet. */
const OVERTAKEN: readonly string[] = ['under-way', 'already-so'];

/** How many errands are kept; older ones are in the list. */
const MAX_ERRANDS = 8;

/** Where controls are asked for: each click is one id, asked for until it is answered, and followed until it is over. */
export class Desk {
  readonly #counter: Counter;
  readonly #clock: Clock;
  readonly #newId: () => string;
  readonly #tell: (sight: DeskSight) => void;
  readonly #attempts = new Map<string, Attempt<ControlWish, Control>>();
  #sight = NOTHING_KNOWN;
  #clicked = { wish: '', at: Number.NEGATIVE_INFINITY };
  #busySince: number | undefined;
  #asked = 0;
  #callOff = () => {};
  #stopListening = () => {};
  #isOver = false;

  constructor(counter: Counter, clock: Clock, newId: () => string, tell: (sight: DeskSight) => void) {
    this.#counter = counter;
    this.#clock = clock;
    this.#newId = newId;
    this.#tell = tell;
  }

  /** Begins by asking for the list. */
  start(): void {
    this.#stopListening = this.#clock.onWake(() => void this.look());
    void this.look();
  }

  /** Ends for good; nothing more is asked or told. */
  stop(): void {
    this.#isOver = true;
    this.#callOff();
    this.#stopListening();
    this.#attempts.forEach((attempt) => attempt.stop());
  }

  /** Asks for something; a double click, or the same while its answer is awaited, asks once. */
  ask(wish: ControlWish): void {
    const text = JSON.stringify(wish);
    const isDouble = this.#clicked.wish === text && this.#clock.now() - this.#clicked.at < DOUBLE_CLICK;
    const isAsked = this.#sight.errands.some(({ wish: other, stage }) => stage.kind === 'asking' && JSON.stringify(other) === text);
    if (isDouble || isAsked) return;
    this.#clicked = { wish: text, at: this.#clock.now() };
    const id = this.#newId();
    const attempt = new Attempt<ControlWish, Control>((asked) => this.#counter.ask(asked), this.#clock, () => id, (stage) => this.#follow(id, stage));
    this.#attempts.set(id, attempt);
    const errands = [{ id, wish, stage: { kind: 'asking', unsure: false } as const }, ...this.#sight.errands].slice(0, MAX_ERRANDS);
    this.#become({ errands });
    attempt.ask(wish);
  }

  /** Asks for an errand again to which nothing answered, with its own id. */
  askAgain(id: string): void {
    const errand = this.#sight.errands.find((one) => one.id === id);
    if (errand?.stage.kind === 'unsure') this.#attempts.get(id)?.ask(errand.wish);
  }

  /** Asks for the list now, and again while anything is under way. */
  async look(): Promise<void> {
    this.#callOff();
    const question = (this.#asked += 1);
    const answer = await this.#counter.list(undefined).catch(() => undefined);
    if (this.#isOver || question !== this.#asked) return;
    if (answer?.kind === 'told') this.#take(answer.value);
    else this.#become({ isAway: true });
    this.#again();
  }

  /** Asks for those before the oldest of the list. */
  async more(): Promise<void> {
    const { before } = this.#sight;
    if (before === undefined) return;
    const answer = await this.#counter.list(before).catch(() => undefined);
    if (this.#isOver || before !== this.#sight.before) return;
    if (answer?.kind === 'told') this.#become({ controls: merged(this.#sight.controls ?? [], answer.value.controls), before: answer.value.before, isAway: false });
    else this.#become({ isAway: true });
  }

  #take(page: ControlPage): void {
    const held = this.#sight.controls;
    // Older pages that were asked for stay, and so does the place where they end.
    this.#become({ controls: merged(held ?? [], page.controls), before: held === undefined || held.length === 0 ? page.before : this.#sight.before, isAway: false });
  }

  #follow(id: string, stage: Stage<Control>): void {
    if (stage.kind === 'told') {
      this.#busySince = undefined;
      this.#become({ controls: merged(this.#sight.controls ?? [], [stage.value]) });
    }
    if (stage.kind !== 'asking' && stage.kind !== 'unsure') this.#attempts.delete(id);
    const errands = this.#sight.errands.map((errand) => (errand.id === id ? { ...errand, stage } : errand));
    this.#become({ errands });
    // An answer that was lost may have been to something that is done, and what is in the way may be another’s: the list knows.
    const isInTheWay = stage.kind === 'refused' && OVERTAKEN.includes(stage.problem.code);
    if (stage.kind === 'told' || stage.kind === 'unsure' || isInTheWay) void this.look();
  }

  /** Whether the list may tell more: something is under way, or may be for all that is known here. */
  get #isBusy(): boolean {
    const { controls, errands, isAway } = this.#sight;
    return isAway || controls?.some(isUnderWay) === true || errands.some(({ id, stage }) => stage.kind === 'unsure' && controls?.some((one) => one.id === id) !== true);
  }

  #again(): void {
    if (!this.#isBusy) {
      this.#busySince = undefined;
      return;
    }
    this.#busySince ??= this.#clock.now();
    const isSoonOver = this.#clock.now() - this.#busySince < SOON_OVER;
    this.#callOff = this.#clock.after(isSoonOver ? ASK_EACH : ASK_SELDOM, () => void this.look());
  }

  #become(change: Partial<DeskSight>): void {
    this.#sight = { ...this.#sight, ...change };
    this.#tell(this.#sight);
  }
}

/** Both lists as one, newest first; of what is in both, what came further. */
function merged(held: readonly Control[], told: readonly Control[]): readonly Control[] {
  const byId = new Map(held.map((control) => [control.id, control]));
  for (const control of told) {
    const before = byId.get(control.id);
    byId.set(control.id, before === undefined ? control : further(before, control));
  }
  return [...byId.values()].sort((a, b) => b.at - a.at);
}

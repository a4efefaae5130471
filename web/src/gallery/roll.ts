import type { Answer } from '../api/ask';
import type { ImageRow } from '../images/image';
import { askOn, type ImagePage } from './archive';

/** What there is to see of a roll, each time all of it. */
export interface RollSight {
  /** Newest first; undefined until the first page has come. */
  readonly images: readonly ImageRow[] | undefined;
  readonly hasMore: boolean;
  readonly busy: boolean;
  /** Why the last page did not come: nothing answers, or what the API said. */
  readonly trouble: Trouble | undefined;
}

/** Why something did not come. */
export type Trouble = { readonly kind: 'away' | 'unknown' } | { readonly kind: 'refused'; readonly why: string };

const NOTHING: RollSight = { images: undefined, hasMore: false, busy: false, trouble: undefined };

/** The images of one choice, loaded page by page. One question at a time; after {@link stop} nothing is told. */
export class Roll {
  readonly #page: (before?: string) => Promise<Answer<ImagePage>>;
  readonly #tell: (sight: RollSight) => void;
  #sight = NOTHING;
  #before: string | undefined;
  #over = false;

  constructor(page: (before?: string) => Promise<Answer<ImagePage>>, tell: (sight: RollSight) => void) {
    this.#page = page;
    this.#tell = tell;
  }

  /** Asks for the next page, or the first; where the last has come, for what is new. */
  async more(): Promise<void> {
    if (this.#sight.images !== undefined && this.#before === undefined) return this.refresh();
    await this.#ask(this.#before, ({ images, before }) => {
      this.#before = before;
      return joined(this.#sight.images ?? [], images);
    });
  }

  /** Asks for the newest again: they come in front, and what is newly known of the others is joined. */
  async refresh(): Promise<void> {
    const known = this.#sight.images;
    if (known === undefined) return this.more();
    await this.#ask(undefined, ({ images, before }) => {
      const isWhole = before === undefined;
      if (!isWhole && (images.length === 0 || images.some(({ id }) => known.some((image) => image.id === id)))) return joined(images, known);
      // All there is; or so many new ones that nobody knows what is between, and the list begins anew.
      this.#before = before;
      return images;
    });
  }

  /** Ends it. */
  stop(): void {
    this.#over = true;
  }

  async #ask(before: string | undefined, take: (page: ImagePage) => readonly ImageRow[]): Promise<void> {
    if (this.#sight.busy || this.#over) return;
    this.#look({ busy: true, trouble: undefined });
    let trouble: Trouble | undefined;
    try {
      const answer = await askOn(this.#page, before);
      if (this.#over) return;
      if (answer.kind === 'told') {
        const images = take(answer.value);
        this.#look({ images, hasMore: this.#before !== undefined });
      } else {
        const { status, why } = answer.problem;
        trouble = status === 404 ? { kind: 'unknown' } : { kind: 'refused', why };
      }
    } catch {
      trouble = { kind: 'away' };
    }
    this.#look({ busy: false, trouble });
  }

  #look(change: Partial<RollSight>): void {
    if (this.#over) return;
    this.#sight = { ...this.#sight, ...change };
    this.#tell(this.#sight);
  }
}

/** The first list, and of the second what is not in it. */
function joined(first: readonly ImageRow[], second: readonly ImageRow[]): readonly ImageRow[] {
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...second.filter(({ id }) => !known.has(id))];
}

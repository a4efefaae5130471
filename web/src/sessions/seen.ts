/** What a live session lets the page around it know. */
export interface Seen {
  /** Where the booking stands; undefined while its channel does not tell. */
  readonly state: string | undefined;
  /** Grows with each change of the booking that was heard. */
  readonly news: number;
  /** Of the telescope’s wheel, in order; undefined until the telescope told. */
  readonly filters: readonly string[] | undefined;
  /** When the telescope’s channel spoke last by the cloud’s clock, in ms since 1970. */
  readonly cloudNow: number | undefined;
}

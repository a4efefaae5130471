import { FRAME_TYPES, type FrameType } from '../images/developed';
import { readNight } from './nights';

/** Which images somebody wants to see; without any member, all. */
export interface Choice {
  readonly night?: string | undefined;
  readonly type?: FrameType | undefined;
  /** By its name at the telescope. */
  readonly filter?: string | undefined;
}

/** What an address of the gallery says: which images, and which of them is shown large. */
export interface Place {
  readonly choice: Choice;
  readonly image: string | undefined;
}

/** The longest name of a filter that is asked for, in characters. */
const MAX_FILTER = 64;

const IMAGE = /^[A-Za-z0-9-]{1,64}$/;

/** Reads the query of an address; what cannot be meant is left out. */
export function readPlace(query: string): Place {
  const given = new URLSearchParams(query);
  const [type, filter, image] = [given.get('type'), given.get('filter')?.trim(), given.get('image')];
  return {
    choice: {
      night: readNight(given.get('night')),
      type: FRAME_TYPES.find((known) => known === type),
      filter: filter === undefined || filter === '' || filter.length > MAX_FILTER ? undefined : filter,
    },
    image: image !== null && IMAGE.test(image) ? image : undefined,
  };
}

/** The query that says this, with its question mark; empty for all images and none of them large. */
export function queryOf({ night, type, filter }: Choice, image?: string): string {
  const said = Object.entries({ night, type, filter, image }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return said.length === 0 ? '' : `?${new URLSearchParams(said)}`;
}

/** Whether any images are left out. */
export function isChosen({ night, type, filter }: Choice): boolean {
  return night !== undefined || type !== undefined || filter !== undefined;
}

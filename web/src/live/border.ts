/**
 * The border: how anything from outside gets in. Each function reads one member of untrusted JSON and answers
 * `undefined` when it is missing, of another kind, or out of bounds; nothing here throws.
 */

/** An object of untrusted JSON. */
export type Json = { readonly [member: string]: unknown };

/** The longest text that is kept of any one member, in characters. */
export const MAX_TEXT = 500;

// Control characters, and those that turn the direction of the text around them: a file name must not rewrite a line.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g;

/** The value as an object, if it is one. */
export function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

/** A member that is an object. */
export function objectIn(from: Json | undefined, member: string): Json | undefined {
  return asObject(from?.[member]);
}

/** A member that is a list; empty when it is not. */
export function listIn(from: Json | undefined, member: string): readonly unknown[] {
  const value = from?.[member];
  return Array.isArray(value) ? value : [];
}

/** A member that is text, with unseen characters taken out and cut at {@link MAX_TEXT}; empty text is no text. */
export function textIn(from: Json | undefined, member: string): string | undefined {
  const value = from?.[member];
  if (typeof value !== 'string') return undefined;
  const clean = value.slice(0, MAX_TEXT).replace(UNSEEN, ' ').trim();
  return clean === '' ? undefined : clean;
}

/** A member that is text of a person, in as many lines as they wrote, cut at so many UTF-16 units; blank text is no text. */
export function linesIn(from: Json | undefined, member: string, most: number): string | undefined {
  const value = from?.[member];
  if (typeof value !== 'string') return undefined;
  const lines = value.slice(0, most).split('\n');
  const clean = lines.map((line) => line.replaceAll('\t', '  ').replace(UNSEEN, ' ')).join('\n');
  return clean.trim() === '' ? undefined : clean;
}

/** A member that is a finite number. */
export function numberIn(from: Json | undefined, member: string): number | undefined {
  const value = from?.[member];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A member that is true or false. */
export function flagIn(from: Json | undefined, member: string): boolean | undefined {
  const value = from?.[member];
  return typeof value === 'boolean' ? value : undefined;
}

/** A member that is an ISO 8601 instant, in milliseconds since 1970. */
export function instantIn(from: Json | undefined, member: string): number | undefined {
  const value = from?.[member];
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return undefined;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? undefined : instant;
}

/** A member that is a path on this site; an address elsewhere, or a scheme of any kind, is no path. */
export function pathIn(from: Json | undefined, member: string): string | undefined {
  const value = textIn(from, member);
  return value !== undefined && /^\/[A-Za-z0-9._~%\-/]*$/.test(value) && !value.startsWith('//') ? value : undefined;
}

import { ask, type Answer, type Request } from '../api/ask';
import type { LanguageCode } from '../i18n/language';
import { asObject, listIn, numberIn, objectIn, textIn, type Json } from '../live/border';

/** An object of the sky. */
export interface SkyObject {
  /** Its best-known designation. */
  readonly id: string;
  readonly name: string | undefined;
  readonly kind: string;
  readonly constellation: string;
  readonly magnitude: number | undefined;
  readonly raJ2000Hours: number;
  readonly decJ2000Degrees: number;
}

/** Asks which objects somebody who typed this may mean. */
export function search(request: Request, language: LanguageCode, typed: string): Promise<Answer<readonly SkyObject[]>> {
  return ask(request, language, `/api/catalogue?${new URLSearchParams({ q: typed.slice(0, 80), limit: '8' })}`, (json) =>
    Array.isArray(json?.['objects']) ? listIn(json, 'objects').flatMap((row) => readObject(asObject(row), language) ?? []) : undefined,
  );
}

function readObject(row: Json | undefined, language: LanguageCode): SkyObject | undefined {
  const [id, raJ2000Hours, decJ2000Degrees] = [textIn(row, 'id'), numberIn(row, 'raJ2000Hours'), numberIn(row, 'decJ2000Degrees')];
  if (id === undefined || raJ2000Hours === undefined || decJ2000Degrees === undefined) return undefined;
  const names = objectIn(row, 'names');
  const name = textIn(names, language) ?? textIn(names, 'en') ?? textIn(names, 'fr');
  return { id, name, kind: textIn(row, 'kind') ?? 'other', constellation: textIn(row, 'constellation') ?? '', magnitude: numberIn(row, 'magnitude'), raJ2000Hours, decJ2000Degrees };
}

import { asObject, textIn, type Json } from '../live/border';
import type { LanguageCode } from '../i18n/language';

/** Asks over the network, as somebody or as nobody; rejects when nothing answers. */
export type Request = (path: string, init?: RequestInit) => Promise<Response>;

/** What the API did not do, and why. */
export interface Problem {
  readonly status: number;
  /** For programs; empty when the answer gave none. */
  readonly code: string;
  /** A full sentence in the language that was asked in. */
  readonly why: string;
  /** The member of the question that is wrong, if one is. */
  readonly field: string | undefined;
  readonly details: Json;
}

/** What the API answered. */
export type Answer<T> = { readonly kind: 'told'; readonly value: T } | { readonly kind: 'refused'; readonly problem: Problem };

/** What is wanted: a body makes it a POST unless another method is named. */
export interface Wish {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: object;
}

/**
 * Asks the API.
 *
 * @param read reads the answer at the border; undefined when it is not of the contract. An answer without a body is read as undefined.
 * @throws Error when nothing answers, or nothing that can be read
 */
export async function ask<T>(request: Request, language: LanguageCode, path: string, read: (answer: Json | undefined) => T | undefined, wish: Wish = {}): Promise<Answer<T>> {
  const { body, method = body === undefined ? 'GET' : 'POST' } = wish;
  const answer = await request(path, {
    method,
    headers: { 'accept-language': language, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const told = answer.status === 204 ? undefined : asObject(await answer.json());
  if (answer.ok) {
    const value = read(told);
    if (value !== undefined) return { kind: 'told', value };
  }
  const why = textIn(told, 'title');
  if (answer.ok || told === undefined || why === undefined) throw new Error(`The cloud answered ${method} ${path} with ${answer.status} and nothing that can be read.`);
  return { kind: 'refused', problem: { status: answer.status, code: textIn(told, 'code') ?? '', why, field: textIn(told, 'field'), details: told } };
}

/** Reads an answer that has no body. */
export const nothing = (): true => true;

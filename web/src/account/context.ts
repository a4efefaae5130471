import { getContext, setContext } from 'svelte';
import type { Session } from './session';

const KEY = Symbol('session');

/** Gives the session to every component below. */
export function provideSession(session: Session): void {
  setContext(KEY, session);
}

/** The session that a component above gave; undefined where none did. */
export function givenSession(): Session | undefined {
  return getContext<Session | undefined>(KEY);
}

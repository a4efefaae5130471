import { getContext, setContext } from 'svelte';
import type { Session } from './session';

const KEY = Symbol('session');

/** Gives the session to every component below. */
export function provideSession(session: Session): void {
  setContext(KEY, session);
}

/** For a component that is mounted alone. */
export function contextWith(session: Session): Map<symbol, Session> {
  return new Map([[KEY, session]]);
}

/** The session that a component above gave; undefined where none did. */
export function givenSession(): Session | undefined {
  return getContext<Session | undefined>(KEY);
}

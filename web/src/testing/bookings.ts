import type { Component } from 'svelte';
import { render } from '@testing-library/svelte';
import { contextWith } from '../account/context';
import { Session } from '../account/session';
import { HandCloud, quiet, type HandTab } from './account-by-hand';

export const BOOKING_ID = '0b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c11';
export const OPENS = '2026-11-22T20:00:00.000Z';
export const CLOSES = '2026-11-22T22:00:00.000Z';

export const TELESCOPE = {
  id: 'demo',
  name: { en: 'Demo telescope', fr: 'Télescope démo' },
  site: { name: { en: 'Limogne', fr: 'Limogne' }, timeZone: 'Europe/Paris' },
  filters: ['L', 'Ha'],
  centsAnHour: 4_000,
};

export const PLAN = { target: { name: 'M 31', raJ2000Hours: 0.712, decJ2000Degrees: 41.27 }, shots: [{ filter: 'L', exposureSeconds: 300, count: 12 }] };

/** A booking as the API tells it, with what else is to be in it. */
export function booking(change: object = {}): object {
  return {
    id: BOOKING_ID, telescope: 'demo', from: OPENS, to: CLOSES, state: 'confirmed', phase: 'upcoming', heldCents: 8_000,
    freeCancelUntil: '2026-11-21T20:00:00.000Z', centsToCancel: 0, madeAt: '2026-11-20T08:00:00.000Z', version: 1, mine: true, plan: PLAN,
    changes: [{ number: 1, transition: 'book', to: 'pending', by: 'user', cause: 'asked-for', at: '2026-11-20T08:00:00.000Z' }],
    ...change,
  };
}

/** The access of that booking at a moment. */
export function access(phase: string, now: string, state = 'confirmed'): object {
  return { booking: BOOKING_ID, telescope: 'demo', phase, state, opensAt: OPENS, closesAt: CLOSES, now };
}

export const problem = (status: number, code: string, title: string, more: object = {}): Response => Response.json({ status, code, title, ...more }, { status });

/** What answers a path: a body, a whole response, or nothing but a lost connection. */
export type Answers = Record<string, object | Response | Error | ((body: string) => object | Response | Error)>;

/** A page in a cloud where each `METHOD /path` answers as told; a query need not be named. */
export async function openPage<Props extends object>(page: Component<Props>, props: (tab: HandTab) => Props, answers: Answers, isIn = true) {
  const cloud = new HandCloud();
  if (isIn) cloud.kept = JSON.stringify({ refresh: 'refresh-0', user: 'vega', name: 'Véga', renewing: false });
  cloud.route = (method, path, body) => {
    const given = answers[`${method} ${path}`] ?? answers[`${method} ${path.split('?')[0]}`];
    const answer = typeof given === 'function' ? given(body) : given;
    if (answer === undefined) return undefined;
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer.clone() : Response.json(answer);
  };
  const tab = cloud.tab();
  const session = new Session(tab);
  const view = render(page as unknown as Component<Record<string, unknown>>, { props: { ...props(tab) }, context: contextWith(session) });
  await quiet();
  return { cloud, tab, session, view, answers };
}

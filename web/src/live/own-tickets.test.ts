import { expect, test } from 'vitest';
import { NobodyIn } from '../account/session';
import { ByHand } from '../testing/by-hand';
import { withOwnTickets } from './own-tickets';

const OWN = { url: 'wss://live.example/live?ticket=own' };

function asked(request: () => Promise<Response>) {
  const around = new ByHand();
  const paths: string[] = [];
  const session = {
    request: (path: string) => {
      paths.push(path);
      return request();
    },
  };
  return { around, paths, own: withOwnTickets(around, session, 'roof') };
}

test('a telescope for everybody is listened to by everybody’s way', async () => {
  const { own, paths } = asked(async () => Response.json(OWN));
  expect(await own.ticket('roof')).toEqual({ kind: 'ticket', url: 'wss://live.example/live?ticket=1' });
  expect(paths).toEqual([]);
});

test('one that is not for everybody is asked for as whoever is signed in', async () => {
  const { around, own, paths } = asked(async () => Response.json(OWN));
  around.answers.push({ kind: 'unknown' });
  expect(await own.ticket('roof')).toEqual({ kind: 'ticket', url: OWN.url });
  expect(paths).toEqual(['/api/me/tickets']);
});

test('to a stranger it is unknown, and a cloud that is away says nothing of it', async () => {
  const stranger = asked(() => Promise.reject(new NobodyIn()));
  stranger.around.answers.push({ kind: 'unknown' });
  expect(await stranger.own.ticket('roof')).toEqual({ kind: 'unknown' });
  const away = asked(() => Promise.reject(new TypeError('Failed to fetch')));
  away.around.answers.push({ kind: 'unknown' });
  await expect(away.own.ticket('roof')).rejects.toThrow('Failed to fetch');
});

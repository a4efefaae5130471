import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { HandCloud, quiet } from '../testing/account-by-hand';
import { HandLine } from '../testing/by-hand';
import AccountPage from './AccountPage.svelte';
import { contextWith } from './context';
import { Session } from './session';

const ME = { user: 'vega', roles: ['user', 'operator'], language: 'en', timeZone: 'Asia/Kathmandu', name: 'Véga' };

/** Answers what the page asks; what is told of notifications stands in their own tests. */
async function open(language: LanguageCode = 'en', me: object | Error = ME) {
  const cloud = new HandCloud();
  cloud.kept = JSON.stringify({ refresh: 'refresh-0', user: 'vega', name: 'Véga', renewing: false });
  const answers: Record<string, object | Response | Error> = { 'GET /api/me': me, 'GET /api/me/credits': { freeCents: 50_000, heldCents: 1_250 } };
  cloud.route = (method, path) => {
    const answer = answers[`${method} ${path}`];
    if (answer instanceof Error) throw answer;
    return answer === undefined || answer instanceof Response ? answer : Response.json(answer);
  };
  const tab = cloud.tab();
  const session = new Session(tab);
  session.start();
  const speak = vi.fn();
  const view = render(AccountPage, { props: { language: LANGUAGES[language], surroundings: new HandLine().over(tab), go: vi.fn(), speak }, context: contextWith(session) });
  await quiet();
  const asked = (method: string) => cloud.asked.filter(({ url, init }) => url === '/api/me' && (init.method ?? 'GET') === method);
  return { cloud, answers, asked, tab, session, speak, view };
}

const field = (name: string) => screen.getByTestId(`profile-${name}`) as HTMLInputElement;

async function save({ answers }: Pick<Awaited<ReturnType<typeof open>>, 'answers'>, answer: Response | Error): Promise<void> {
  answers['PUT /api/me'] = answer;
  await fireEvent.submit(field('save').closest('form')!);
  await quiet();
}

test('what somebody chose is shown, with what they are, in either language', async () => {
  const { asked } = await open('fr');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Votre compte');
  expect(screen.getByTestId('account-page').textContent).toContain('Opérateur');
  expect([field('name').value, field('language').value, field('time-zone').value]).toEqual(['Véga', 'en', 'Asia/Kathmandu']);
  expect(screen.getByLabelText(/^Nom/)).toBe(field('name'));
  expect(screen.getByLabelText(/^Fuseau horaire/)).toBe(field('time-zone'));
  expect(asked('GET').at(-1)!.init.headers).toEqual({ 'accept-language': 'fr', authorization: 'Bearer access-1' });
});

test('a change is sent whole, and the new name is shown everywhere', async () => {
  const { answers, asked, session, speak } = await open();
  await fireEvent.input(field('name'), { target: { value: 'Altaïr' } });
  await save({ answers }, Response.json({ ...ME, name: 'Altaïr' }));

  expect(JSON.parse(String(asked('PUT').at(-1)!.init.body))).toEqual({ name: 'Altaïr', language: 'en', timeZone: 'Asia/Kathmandu' });
  expect(screen.getByTestId('profile-state').textContent).toBe('Saved.');
  expect(session.who).toMatchObject({ name: 'Altaïr' });
  expect(speak).not.toHaveBeenCalled();
});

test('another language is spoken at once', async () => {
  const { answers, speak } = await open();
  await save({ answers }, Response.json({ ...ME, language: 'fr' }));
  expect(speak).toHaveBeenCalledWith('fr');
});

test('what is wrong stands at its field, which is where one types next', async () => {
  const { answers } = await open();
  await fireEvent.input(field('name'), { target: { value: 'a\u202eb' } });
  await save({ answers }, Response.json({ field: 'name', title: 'The name holds a character that cannot be seen.' }, { status: 400 }));

  expect(field('name').getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(field('name').getAttribute('aria-describedby')!)!.textContent).toBe('The name holds a character that cannot be seen.');
  expect(document.activeElement).toBe(field('name'));
  expect(field('name').value).toBe('a\u202eb');
  await save({ answers }, Response.json(ME));
  expect(field('name').getAttribute('aria-invalid')).toBe('false');
});

test('what belongs to no field is said all the same', async () => {
  const { answers } = await open();
  await save({ answers }, Response.json({ title: 'The request cannot be read.' }, { status: 400 }));
  expect(screen.getByRole('alert').textContent).toBe('The request cannot be read.');
});

test('nothing typed is lost when the cloud is away', async () => {
  const { answers } = await open();
  await fireEvent.input(field('name'), { target: { value: 'Altaïr' } });
  await save({ answers }, new Error('away'));
  expect(screen.getByRole('alert').textContent).toContain('Nothing was saved');
  expect(field('name').value).toBe('Altaïr');
  await save({ answers }, Response.json({ ...ME, name: 'Altaïr' }));
  expect(screen.getByTestId('profile-state').textContent).toBe('Saved.');
});

test('an account that cannot be asked for can be asked for again', async () => {
  const { answers } = await open('en', new Error('away'));
  expect(screen.getByRole('alert').textContent).toContain('Stellar does not answer.');
  answers['GET /api/me'] = ME;
  await fireEvent.click(screen.getByText('Try again'));
  await quiet();
  expect(field('name').value).toBe('Véga');
});

test('when another tab signs out, nothing of the account is left on the page', async () => {
  const { cloud, view } = await open();
  await new Session(cloud.tab()).signOut('/');
  await quiet();
  expect(view.container.textContent).not.toContain('Véga');
  expect(screen.queryByTestId('profile-name')).toBeNull();
  expect(screen.getByTestId('sign-in').textContent).toBe('Sign in');
});

test('when another person signs in in another tab, theirs is shown', async () => {
  const { cloud, answers } = await open();
  [cloud.user, cloud.name] = ['rigel', 'Rigel'];
  answers['GET /api/me'] = { ...ME, user: 'rigel', name: 'Rigel' };
  cloud.tab().keep(JSON.stringify({ refresh: 'refresh-9', user: 'rigel', name: 'Rigel', renewing: false }));
  await quiet();
  expect(screen.getByTestId('account-name').textContent).toBe('Rigel');
  expect(field('name').value).toBe('Rigel');
});

test('what somebody has stands on the page, with the way to how it came and went; an operator finds their telescopes', async () => {
  await open('fr');
  expect(screen.getByTestId('free').textContent).toBe('500 crédits');
  expect(screen.getByTestId('held').textContent).toBe('12,50 crédits');
  expect(screen.getByTestId('to-statement').getAttribute('href')).toBe('/fr/account/statement');
  expect(screen.getByTestId('to-own-telescopes').getAttribute('href')).toBe('/fr/operator/telescopes');
});

test('who is no operator finds no way to telescopes of their own', async () => {
  await open('en', { ...ME, roles: ['user'] });
  expect(screen.queryByTestId('to-own-telescopes')).toBeNull();
});

import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import App from './App.svelte';
import { settled } from './testing/by-hand';

const requests: string[] = [];

beforeEach(() => {
  requests.length = 0;
  vi.stubGlobal('fetch', async (path: string) => {
    requests.push(path);
    throw new Error('The cloud is away.');
  });
  return () => vi.unstubAllGlobals();
});

test('the root leads to the demo telescope in the browser’s language', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fr-FR', 'en']);
  history.replaceState(null, '', '/');
  render(App);
  await settled();
  expect(location.pathname).toBe('/fr/robotarget/demo/monitor');
  expect(document.documentElement.lang).toBe('fr');
  expect(requests).toEqual(['/api/telescopes/demo/tickets']);
  vi.restoreAllMocks();
});

test('the language is switched without losing the link, and back by the browser’s own button', async () => {
  history.replaceState(null, '', '/en/robotarget/roof/monitor?monitor=true');
  render(App);
  await settled();
  expect(screen.getByTestId('link-state').textContent).toBe('Connecting to Stellar…');
  await fireEvent.click(screen.getByTestId('language-switch'));
  expect(location.pathname).toBe('/fr/robotarget/roof/monitor');
  expect(screen.getByTestId('link-state').textContent).toBe('Connexion à Stellar…');
  expect(document.documentElement.lang).toBe('fr');
  expect(requests).toEqual(['/api/telescopes/roof/tickets']);
  history.replaceState(null, '', '/en/robotarget/roof/monitor');
  window.dispatchEvent(new PopStateEvent('popstate'));
  await tick();
  expect(screen.getByTestId('link-state').textContent).toBe('Connecting to Stellar…');
});

test('whoever comes back from signing out is on the page they left', async () => {
  sessionStorage.setItem('stellar.signed-out', '/fr/robotarget/roof/monitor');
  history.replaceState(null, '', '/signed-out');
  render(App);
  await settled();
  expect(location.pathname).toBe('/fr/robotarget/roof/monitor');
  expect(sessionStorage.length).toBe(0);
});

test('a sign-in that this tab did not begin is explained, and its code is out of the address', async () => {
  history.replaceState(null, '', '/signed-in?code=secret&state=x');
  render(App);
  await settled();
  expect(location.href).not.toContain('secret');
  expect(screen.getByTestId('coming-back').textContent).toContain('You are not signed in');
  expect(requests).toEqual([]);
});

test('the account page asks nobody who is signed out', async () => {
  history.replaceState(null, '', '/fr/account');
  render(App);
  expect((await screen.findByTestId('account-page')).textContent).toContain('Personne n’est connecté.');
  expect(requests).toEqual([]);
  await fireEvent.click(screen.getByTestId('sign-in'));
  await settled();
  await settled();
  expect(requests).toEqual(['/api/sign-in']);
  expect(screen.getByRole('alert').textContent).toContain('Stellar ne répond pas.');
});

test('an address that leads nowhere says so in its language', () => {
  history.replaceState(null, '', '/fr/nulle-part');
  render(App);
  expect(screen.getByTestId('lost-page').textContent).toContain('Il n’y a rien à cette adresse');
});

test('the gallery’s address keeps what it chooses; another language asks for nothing anew, and the browser’s own button leads back', async () => {
  history.replaceState(null, '', '/robotarget/demo/gallery?filter=Ha');
  render(App);
  expect(await screen.findByTestId('gallery-page')).toBeTruthy();
  const inEnglish = location.pathname.startsWith('/en/');
  expect(location.search).toBe('?filter=Ha');
  await fireEvent.click(screen.getByTestId('language-switch'));
  expect(location.pathname + location.search).toBe(`/${inEnglish ? 'fr' : 'en'}/robotarget/demo/gallery?filter=Ha`);
  await fireEvent.click(screen.getByTestId('all'));
  expect(location.search).toBe('');
  history.replaceState(null, '', '/en/robotarget/demo/gallery?filter=L');
  window.dispatchEvent(new PopStateEvent('popstate'));
  await tick();
  expect(screen.getByTestId<HTMLSelectElement>('filter').value).toBe('L');
  const all = '/api/telescopes/demo/images?limit=24';
  expect(requests.filter((path) => path.startsWith(all))).toEqual([`${all}&filter=Ha`, all, `${all}&filter=L`]);
});

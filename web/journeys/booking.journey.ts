import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest';
import { launchChromium, openPage, pictureOf } from './chromium';
import { House, until } from './house';

/** Somebody tries as a visitor, signs in, books, lets a friend watch, has a problem answered, changes the plan, moves the slot, and gives it up. */
let house: House;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let access = '';
const troubles: string[] = [];

beforeAll(async () => {
  mkdirSync('test-results/screens', { recursive: true });
  house = await House.open([]);
  await house.up('cloud');
  browser = await launchChromium();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, timezoneId: 'America/New_York', locale: 'en-GB' });
  page = await openPage(context, troubles);
});

afterAll(async () => {
  await browser?.close();
  await house?.close();
});

function explainFailure({ onTestFailed }: TestContext): void {
  onTestFailed(async () => {
    console.log(house.words());
    await page?.screenshot({ path: 'test-results/screens/booking-failed.png', fullPage: true });
  });
}

const picture = (name: string) => pictureOf(page, `booking-${name}`);
const path = () => new URL(page.url()).pathname;
const mood = (...wanted: string[]) => page.waitForFunction((moods) => moods.includes(document.querySelector<HTMLElement>('[data-testid=verdict]')?.dataset['mood'] ?? ''), wanted);

test('a visitor finds a telescope and a target, and is told why noon cannot work and when it can', async (t) => {
  explainFailure(t);
  await page.goto(`${house.address}/en/book`);
  await page.getByTestId('book-demo').click();
  await page.getByTestId('target').fill('polar');
  await page.getByRole('option', { name: /Polaris/ }).first().click();
  // Far enough ahead that giving it up costs nothing.
  await page.getByTestId('night').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
  await page.getByTestId('from').selectOption({ index: 0 });
  await page.getByText('Conditions').click();
  await page.getByTestId('fromHourAngleHours').fill('-12');
  await page.getByTestId('toHourAngleHours').fill('12');
  await mood('bad');
  expect(await page.locator('[data-testid=finding][data-code=not-dark]').count()).toBe(1);
  expect(await page.getByTestId('twilight').count()).toBeGreaterThan(0);
  await picture('cannot');

  await page.getByTestId('next-slot').first().click();
  await mood('good', 'warn');
  await picture('can');
});

test('signing in on the way loses nothing, and the slot is booked', async (t) => {
  explainFailure(t);
  await page.getByTestId('book').click();
  await page.getByRole('button', { name: 'Dana Demo' }).click();
  await page.getByTestId('cost').getByText('You have').waitFor();
  expect(await page.getByTestId('target').inputValue()).toContain('Polaris');
  await mood('good', 'warn');
  await page.getByTestId('book').click();
  await page.getByTestId('confirm').click();
  await page.getByTestId('countdown').waitFor();
  access = path();
  expect(access).toMatch(/^\/en\/bookings\/[0-9a-f-]{36}\/access$/);
  expect(await page.getByTestId('phase').getAttribute('data-phase')).toBe('upcoming');
  expect(await page.getByTestId('story').textContent()).toContain('The booking was confirmed.');
  await picture('upcoming');
});

test('the calendar of the telescope shows their own hours, and a drag across a night is a slot', async (t) => {
  explainFailure(t);
  const other = await openPage(context, troubles);
  await other.goto(`${house.address}/en/book/demo`);
  await other.locator('[data-testid=night-bar] .mine').first().waitFor();
  expect(await other.getByTestId('night-row').count()).toBe(14);
  await other.getByTestId('night-row').nth(6).click();
  const close = other.getByTestId('night-bar').last();
  await close.scrollIntoViewIfNeeded();
  const bar = (await close.boundingBox())!;
  await other.mouse.move(bar.x + bar.width * 0.4, bar.y + 20);
  await other.mouse.down();
  await other.mouse.move(bar.x + bar.width * 0.6, bar.y + 22, { steps: 5 });
  await other.mouse.up();
  const hours = async () => (Number(await other.getByTestId('to').inputValue()) - Number(await other.getByTestId('from').inputValue())) / 3_600_000;
  // The closer look is of some 17 hours, and a fifth of it was dragged over.
  expect(await hours()).toBeGreaterThan(2.5);
  expect(await hours()).toBeLessThan(4.5);
  expect(await other.getByTestId('costs-now').textContent()).toContain('credits');
  await other.close();
});

test('a device whose clock runs ahead opens nothing: the cloud is asked, and its time counts', async (t) => {
  explainFailure(t);
  const hasty = await openPage(context, troubles);
  // The clock is that of all pages of this browser: the other one is hurried too, and must find back by itself.
  await hasty.clock.install();
  await hasty.goto(house.address + access);
  const left = async () => Number(await hasty.getByTestId('countdown').getAttribute('data-seconds'));
  await hasty.getByTestId('countdown').waitFor();
  const before = await left();
  const asked = hasty.waitForResponse((answer) => answer.url().endsWith('/access'));
  await hasty.clock.fastForward((before + 5) * 1000);
  await asked;
  await until('the countdown to follow the cloud', 10_000, async () => Math.abs((await left()) - before) < 60);
  expect(await hasty.getByTestId('phase').getAttribute('data-phase')).toBe('upcoming');
  expect(await hasty.getByTestId('open-live').count()).toBe(0);
  await hasty.close();
  await until('the other page too', 10_000, async () => Number(await page.getByTestId('countdown').getAttribute('data-seconds')) > before - 60);
});

test('a friend with a link sees when it opens, until the link is taken back', async (t) => {
  explainFailure(t);
  await page.getByTestId('link-label').fill('The club');
  await page.getByTestId('make-link').click();
  const link = await page.getByTestId('spectator-url').inputValue();
  await picture('shared');
  const friend = await openPage(await browser.newContext({ timezoneId: 'Europe/Paris', locale: 'fr-FR' }), troubles);
  await friend.goto(house.address + new URL(link).pathname.replace(/^\/en\//, '/fr/'));
  await friend.getByTestId('countdown').waitFor();
  expect(await friend.getByTestId('watch-page').textContent()).toContain('Polaris');
  await pictureOf(friend, 'booking-watch-fr');

  await page.getByTestId('revoke-link').click();
  await page.getByTestId('spectator-url').waitFor({ state: 'detached' });
  await friend.reload();
  await friend.getByTestId('no-spectacle').waitFor();
});

test('a problem is reported, the operator is told while they look, answers from a phone, and the guest reads it without asking', async (t) => {
  explainFailure(t);
  await page.goto(house.address + access);
  await page.getByTestId('no-problems').waitFor();
  const theirs = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, timezoneId: 'Europe/Paris', locale: 'fr-FR' });
  const operator = await openPage(theirs, troubles);
  await operator.goto(`${house.address}/fr/operator/telescopes/demo`);
  await operator.getByTestId('sign-in-here').click();
  await operator.getByRole('button', { name: 'Olivier Opérateur' }).click();
  await operator.getByTestId('none-reported').waitFor();

  const words = 'The stars are short lines since 21:10.\n<b>All</b> of them, in every filter.';
  await page.getByTestId('report-begin').click();
  await page.getByTestId('report-text').fill(words);
  await picture('problem-writing');
  await page.getByTestId('report-send').click();
  await page.getByTestId('problems-spoken').getByText('Sent. The operator has been told.').waitFor();
  await picture('problem-sent');

  // By their own channel: this page was opened before there was anything to read.
  await operator.getByTestId('reported-words').waitFor();
  expect(await operator.getByTestId('reported-words').textContent()).toBe(words);
  expect(await operator.getByTestId('reported').getAttribute('data-state')).toBe('open');
  expect(await operator.getByTestId('reported').textContent()).toContain('Polaris');
  await operator.getByTestId('answer-begin').click();
  await operator.getByTestId('answer-text').fill('L’autoguidage était perdu.\nC’est réparé, merci !');
  await pictureOf(operator, 'booking-problem-answering-fr');
  await operator.getByTestId('answer-send').click();
  await operator.locator('[data-testid=reported][data-state=answered]').waitFor();
  await pictureOf(operator, 'booking-problem-answered-fr');

  await page.getByTestId('problem-answer').waitFor();
  expect(await page.getByTestId('problem-answer').textContent()).toBe('L’autoguidage était perdu.\nC’est réparé, merci !');
  expect(await page.getByTestId('problem-answered-at').textContent()).toContain('Answered');
  expect(await page.getByTestId('problems-spoken').textContent()).toBe('The operator has answered.');
  await picture('problem-answer');
  await page.setViewportSize({ width: 1280, height: 800 });
  await theirs.close();
});

test('it is in their list and in their calendar', async (t) => {
  explainFailure(t);
  await page.getByRole('link', { name: 'My bookings' }).click();
  await page.getByTestId('booking').waitFor();
  await page.getByTestId('calendar-make').click();
  const feed = new URL(await page.getByTestId('calendar-url').inputValue());
  const calendar = await (await fetch(house.address + feed.pathname)).text();
  expect(calendar).toContain('BEGIN:VEVENT');
  expect(calendar).toContain('Polaris');
  await picture('list');
  await page.getByTestId('language-switch').click();
  await picture('list-fr');
});

test('the plan is changed: it is checked in the slot as it is, and the price stays', async (t) => {
  explainFailure(t);
  await page.goto(house.address + access);
  await page.getByTestId('to-plan').click();
  await page.getByTestId('unchanged').waitFor();
  expect(await page.getByTestId('target').inputValue()).toContain('Polaris');
  // A reload loses nothing of what was typed.
  await page.getByTestId('count').fill('7');
  await mood('good', 'warn');
  await page.reload();
  await mood('good', 'warn');
  expect(await page.getByTestId('count').inputValue()).toBe('7');
  await picture('change-plan');
  await page.getByTestId('change').click();
  await page.getByTestId('confirm').waitFor();
  await picture('change-plan-confirm');
  await page.getByTestId('confirm').click();
  await page.getByText('The plan was changed.', { exact: true }).first().waitFor();
  expect(path()).toBe(access);
  expect(await page.getByTestId('change-done').textContent()).toContain('The plan was changed.');
  expect(await page.getByTestId('story').textContent()).toContain('The plan was changed.');
  await page.getByText('7 × ').waitFor();
  await picture('plan-changed');
});

test('the slot is moved to the next night and made longer: the difference is said first, and the statement has the new price', async (t) => {
  explainFailure(t);
  const other = await openPage(context, troubles);
  await other.goto(house.address + access.replace('/access', '/move'));
  await other.getByTestId('unchanged').waitFor();

  await page.getByTestId('to-move').click();
  await page.getByTestId('unchanged').waitFor();
  expect(await page.locator('[data-testid=night-bar] .present').count()).toBeGreaterThan(0);
  await mood('good', 'warn');
  await picture('move');
  const before = Number((await page.getByTestId('held-before').textContent())!.replace(/[^0-9.]/g, ''));
  const night = await page.getByTestId('night').inputValue();
  await page.getByTestId('night').fill(new Date(Date.parse(night) + 86_400_000).toISOString().slice(0, 10));
  const to = Number(await page.getByTestId('to').inputValue());
  await page.getByTestId('to').selectOption(String(to + 1_800_000));
  await mood('good', 'warn');
  const cents = Number(await page.getByTestId('difference').getAttribute('data-cents'));
  expect(cents).toBeGreaterThan(0);
  await page.getByTestId('change').click();
  expect(await page.getByTestId('confirm').textContent()).toContain('credits more');
  await picture('move-confirm');
  await page.getByTestId('confirm').click();
  await page.getByTestId('change-done').getByText('It was moved.').waitFor();
  expect(path()).toBe(access);
  expect(await page.getByTestId('story').textContent()).toContain('It was moved to another time.');
  await picture('moved');

  // The window that was opened before is told, and moves nothing over it.
  await other.getByTestId('from').selectOption({ index: 0 });
  await other.getByTestId('to').selectOption({ index: 7 });
  await other.bringToFront();
  await other.getByTestId('next-slot').first().click();
  await other.waitForFunction(() => ['good', 'warn'].includes(document.querySelector<HTMLElement>('[data-testid=verdict]')?.dataset['mood'] ?? ''));
  await other.getByTestId('change').click();
  if ((await other.getByTestId('meanwhile').count()) === 0) await other.getByTestId('confirm').click();
  await other.getByTestId('meanwhile').waitFor();
  await pictureOf(other, 'booking-changed-meanwhile');
  await other.close();

  // Back leads to the form, which begins with how it is now; forward to the booking.
  await page.bringToFront();
  await page.goBack();
  await page.getByTestId('unchanged').waitFor();
  await page.getByTestId('language-switch').click();
  await page.waitForURL('**/fr/bookings/*/move');
  await picture('move-fr');
  await page.goto(`${house.address}/en/account/statement`);
  await page.getByTestId('entries').waitFor();
  const newest = page.locator('[data-testid=entries] li');
  expect(await newest.nth(0).getAttribute('data-kind')).not.toBe(await newest.nth(1).getAttribute('data-kind'));
  const held = await page.locator('[data-testid=entries] li[data-kind=hold] [data-testid=change-held] dd').first().textContent();
  expect(Number(held!.replace(/[^0-9.]/g, ''))).toBeCloseTo(before + cents / 100, 2);
  await picture('statement');
});

test('giving it up says what that costs, and the slot is theirs no more', async (t) => {
  explainFailure(t);
  await page.goto(house.address + access);
  await page.getByTestId('give-up').click();
  await page.getByText('It costs nothing').waitFor();
  await picture('give-up');
  await page.getByTestId('give-up-yes').click();
  await page.locator('[data-testid=phase][data-phase=cancelled]').waitFor();
  expect(await page.getByTestId('give-up').count()).toBe(0);
  await page.getByRole('link', { name: 'My bookings' }).click();
  await page.getByTestId('no-bookings').waitFor();
});

test('the content policy was kept and no script failed', () => expect(troubles).toEqual([]));

import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { LANGUAGES, type LanguageCode } from '../i18n/language';
import { notificationWords } from '../i18n/notifications';
import { quiet } from '../testing/account-by-hand';
import { openPage, problem, type Answers } from '../testing/bookings';
import { HandLine } from '../testing/by-hand';
import { device, devices, HandPush, USUAL_CHOICES } from '../testing/notifications';
import { ASK_AGAIN } from '../problems/followed';
import Settings from './Settings.svelte';

const ID = '11111111-2222-4333-8444-555555555555';
const DONE = () => new Response(null, { status: 204 });
const CONFIRMED = { address: 'vega@example.org', state: 'confirmed' };
const UNCONFIRMED = { address: 'vega@example.org', state: 'unconfirmed', codeUntil: '2026-11-22T20:30:00.000Z' };

async function open(answers: Answers = {}, language: LanguageCode = 'en', push = new HandPush()) {
  const page = await openPage(
    Settings,
    (tab) => ({ language: LANGUAGES[language], user: 'vega', timeZone: 'Europe/Paris', surroundings: new HandLine().over(tab), push }),
    { 'GET /api/me/notification-choices': USUAL_CHOICES, 'GET /api/me/mail': CONFIRMED, 'GET /api/me/devices': devices(device(ID)), ...answers },
  );
  const sent = (question: string) => page.cloud.asked.filter(({ url, init }) => `${init.method} ${url}` === question).map(({ init }) => (typeof init.body === 'string' ? JSON.parse(init.body) : undefined));
  return { ...page, push, sent };
}

const box = (testid: string) => screen.getByTestId<HTMLInputElement>(testid);
const text = (testid: string) => screen.getByTestId(testid).textContent!.trim();

async function click(testid: string): Promise<void> {
  await fireEvent.click(screen.getByTestId(testid));
  await quiet();
}

const PUT_CHOICES = 'PUT /api/me/notification-choices';

test.each(['en', 'fr'] as const)('in %s every kind has a sentence and a box for each way, with a name of its own', async (language) => {
  await open({}, language);
  const words = notificationWords(language).choices;
  for (const [kind, { name, text: sentence }] of Object.entries(words.kinds)) {
    expect(text(`choice-${kind}`)).toContain(sentence);
    for (const way of Object.values(words.ways)) expect(screen.getByLabelText(words.whole(name, way).replace(/\s/g, ' ')).getAttribute('type')).toBe('checkbox');
  }
  expect([box('paused-feed').checked, box('paused-mail').checked, box('paused-push').checked]).toEqual([true, false, true]);
  expect(text('choices')).toContain(words.isUsual);
});

test('a check is saved at once, as the whole list, and it is said', async () => {
  const { answers, sent } = await open();
  answers[PUT_CHOICES] = (body) => JSON.parse(body) as object;
  await click('image-push');
  expect(sent(PUT_CHOICES)).toHaveLength(1);
  expect(sent(PUT_CHOICES)[0].choices).toHaveLength(13);
  expect(sent(PUT_CHOICES)[0].choices.find(({ kind }: { kind: string }) => kind === 'image')).toEqual({ kind: 'image', ways: ['push'] });
  expect(text('choices-state')).toBe('Saved.');
  await click('as-usual');
  expect(sent(PUT_CHOICES)[1]).toEqual(USUAL_CHOICES);
  expect([box('image-push').checked, box('as-usual').disabled]).toEqual([false, true]);
});

test('what is not saved stays as it was chosen, is owned up to, and is saved by another try', async () => {
  const { answers, sent } = await open({ [PUT_CHOICES]: new Error('away') });
  await click('image-feed');
  expect(text('choices-unsaved')).toBe('Your last choices are not saved: Stellar does not answer.');
  expect([box('image-feed').checked, text('choices-state')]).toEqual([true, '']);
  answers[PUT_CHOICES] = problem(400, 'choices-bad', 'These choices cannot be read.');
  await click('choices-again');
  expect(text('choices-unsaved')).toBe('Your last choices are not saved: These choices cannot be read.');
  answers[PUT_CHOICES] = (body) => JSON.parse(body) as object;
  await click('choices-again');
  expect(screen.queryByTestId('choices-unsaved')).toBeNull();
  expect(sent(PUT_CHOICES)).toHaveLength(3);
});

test.each([
  ['none', {}, 'No e-mails are sent: there is no address yet.'],
  ['unconfirmed', UNCONFIRMED, 'No e-mails are sent: the address is not confirmed yet.'],
  ['off', CONFIRMED, 'No e-mails are sent: they were turned off by the link in one.'],
  ['dead', CONFIRMED, 'No e-mails are sent: they came back from the address.'],
])('while the address is %s nothing can be chosen by mail, and why stands there', async (state, mail, why) => {
  await open({ 'GET /api/me/mail': { ...mail, state } });
  expect(text('why-mail')).toContain(why);
  expect([box('soon-mail').disabled, box('soon-feed').disabled, box('soon-push').disabled]).toEqual([true, false, false]);
  expect(box('soon-mail').getAttribute('aria-describedby')).toBe('why-mail');
});

test('without a device nothing can be chosen for devices, and the way to mend it leads to the switch', async () => {
  await open({ 'GET /api/me/devices': devices() });
  expect([box('soon-push').disabled, text('why-push').startsWith('Nothing is sent to devices')]).toEqual([true, true]);
  await fireEvent.click(within(screen.getByTestId('why-push')).getByRole('link'));
  expect(document.activeElement).toBe(screen.getByTestId('push-on'));
});

test('an address is given, its code is asked for, wrong once and then right', async () => {
  const { answers, sent } = await open({ 'GET /api/me/mail': { state: 'none' } }, 'fr');
  await fireEvent.input(screen.getByTestId('mail-address'), { target: { value: 'nobody' } });
  await fireEvent.submit(screen.getByTestId('mail-address').closest('form')!);
  expect([text('mail').includes('Saisissez une adresse'), sent('PUT /api/me/mail')]).toEqual([true, []]);
  answers['PUT /api/me/mail'] = DONE();
  answers['GET /api/me/mail'] = UNCONFIRMED;
  await fireEvent.input(screen.getByTestId('mail-address'), { target: { value: ' vega@example.org ' } });
  await fireEvent.submit(screen.getByTestId('mail-address').closest('form')!);
  await quiet();
  expect(sent('PUT /api/me/mail')).toEqual([{ address: 'vega@example.org' }]);
  expect(text('mail')).toContain('Un code à six chiffres a été envoyé à vega@example.org. Il est valable jusqu’à 21:30.');
  const code = screen.getByTestId<HTMLInputElement>('mail-code');
  expect([code.autocomplete, code.inputMode, document.activeElement === code]).toEqual(['one-time-code', 'numeric', true]);

  await fireEvent.input(code, { target: { value: '12345' } });
  await fireEvent.submit(code.closest('form')!);
  expect([text('mail').includes('Le code a six chiffres.'), sent('POST /api/me/mail/confirmation')]).toEqual([true, []]);
  answers['POST /api/me/mail/confirmation'] = problem(409, 'code-wrong', 'Ce code n’est pas le bon.');
  await fireEvent.input(code, { target: { value: '123 456' } });
  await fireEvent.submit(code.closest('form')!);
  await quiet();
  expect(document.getElementById('code-flaw')!.textContent).toBe('Ce code n’est pas le bon.');
  answers['POST /api/me/mail/confirmation'] = DONE();
  answers['GET /api/me/mail'] = CONFIRMED;
  await fireEvent.submit(code.closest('form')!);
  await quiet();
  expect(sent('POST /api/me/mail/confirmation')).toEqual([{ code: '123456' }, { code: '123456' }]);
  expect([text('mail-said'), screen.getByTestId('mail').dataset['state']]).toEqual(['L’adresse est confirmée.', 'confirmed']);
  expect(screen.queryByTestId('why-mail')).toBeNull();
});

test('another code is sent to the same address, and when there were too many it is said', async () => {
  const { answers, sent } = await open({ 'GET /api/me/mail': UNCONFIRMED, 'PUT /api/me/mail': DONE() });
  await click('mail-resend');
  expect([sent('PUT /api/me/mail'), text('mail-said')]).toEqual([[{ address: 'vega@example.org' }], 'Another code was sent. The one before is no longer valid.']);
  answers['PUT /api/me/mail'] = problem(429, 'too-many-codes', 'Five codes were sent today. Try again tomorrow.');
  await click('mail-resend');
  expect([text('mail-flaw'), text('mail-said')]).toEqual(['Five codes were sent today. Try again tomorrow.', '']);
});

test('when no code is valid any more it says so, and offers a new one', async () => {
  await open({ 'GET /api/me/mail': { address: 'vega@example.org', state: 'unconfirmed' } });
  expect(text('mail')).toContain('no code is valid any more');
  expect([screen.queryByTestId('mail-code'), screen.getByTestId('mail-resend').textContent]).toEqual([null, 'Send another code']);
});

test('another address takes the place of one, or does not', async () => {
  const { answers, sent } = await open({ 'PUT /api/me/mail': problem(400, 'address-bad', 'This is no address.') });
  await click('mail-another');
  expect(document.activeElement).toBe(screen.getByTestId('mail-address'));
  await fireEvent.input(screen.getByTestId('mail-address'), { target: { value: 'a@b' } });
  await fireEvent.submit(screen.getByTestId('mail-address').closest('form')!);
  await quiet();
  expect(document.getElementById('address-flaw')!.textContent).toBe('This is no address.');
  expect(screen.getByTestId<HTMLInputElement>('mail-address').value).toBe('a@b');
  await fireEvent.click(screen.getByText('Leave it as it is'));
  expect(screen.queryByTestId('mail-address')).toBeNull();
  expect([sent('PUT /api/me/mail').length, answers['GET /api/me/mail']]).toEqual([1, CONFIRMED]);
});

test('mails that were turned off by a link are turned on again', async () => {
  const { answers, sent } = await open({ 'GET /api/me/mail': { ...CONFIRMED, state: 'off' }, 'PUT /api/me/mail/state': DONE() });
  answers['PUT /api/me/mail/state'] = () => ((answers['GET /api/me/mail'] = CONFIRMED), DONE());
  await click('mail-on');
  expect([sent('PUT /api/me/mail/state'), text('mail-said')]).toEqual([[{ state: 'confirmed' }], 'E-mails are on again.']);
});

test('an address that mails came back from can be given again', async () => {
  const { sent } = await open({ 'GET /api/me/mail': { ...CONFIRMED, state: 'dead' }, 'PUT /api/me/mail': DONE() });
  expect(text('mail')).toContain('came back');
  expect(screen.getByTestId<HTMLInputElement>('mail-address').value).toBe('vega@example.org');
  await fireEvent.submit(screen.getByTestId('mail-address').closest('form')!);
  await quiet();
  expect(sent('PUT /api/me/mail')).toEqual([{ address: 'vega@example.org' }]);
});

test('an address is removed only when that is meant', async () => {
  const { answers, sent } = await open();
  await click('mail-remove');
  expect([sent('DELETE /api/me/mail'), text('mail').includes('Remove vega@example.org?')]).toEqual([[], true]);
  answers['DELETE /api/me/mail'] = new Error('away');
  await click('mail-remove-now');
  expect(text('mail-flaw')).toContain('it may have been done or not');
  answers['DELETE /api/me/mail'] = () => ((answers['GET /api/me/mail'] = { state: 'none' }), DONE());
  await click('mail-remove-now');
  expect([text('mail-said'), screen.getByTestId('mail').dataset['state']]).toEqual(['The address is removed.', 'none']);
});

test.each([
  ['unsupported', 'default', 'unsupported', 'shows no messages of sites'],
  ['install', 'default', 'install', 'home screen first'],
  ['no-worker', 'default', 'noWorker', 'is not at work'],
  ['ready', 'denied', 'denied', 'was told to show no messages'],
  ['ready', 'default', 'off', 'Nothing is shown here'],
] as const)('a browser that is %s with leave %s says so', async (can, permission, standing, says) => {
  const push = new HandPush();
  [push.can, push.permission] = [can, permission];
  await open({ 'GET /api/me/devices': devices() }, 'en', push);
  expect([screen.getByTestId('this-browser').dataset['standing'], text('this-browser').includes(says)]).toEqual([standing, true]);
  expect(screen.queryByTestId('push-on') !== null).toBe(standing === 'off');
});

test('this browser is turned on, stands in the list as itself, and is turned off', async () => {
  const { answers, push, sent } = await open({ 'GET /api/me/devices': devices() });
  let letGo = (_: NotificationPermission) => {};
  push.askLeave = () => new Promise((resolve) => (letGo = resolve));
  await click('push-on');
  expect(text('this-browser')).toContain('Waiting for your browser…');
  push.permission = 'granted';
  answers[`PUT /api/me/devices/${ID}`] = () => ((answers['GET /api/me/devices'] = devices(device(ID, { name: 'Chrome, Android' }))), DONE());
  letGo('granted');
  await quiet();
  expect(sent(`PUT /api/me/devices/${ID}`)).toEqual([{ kind: 'browser', name: 'Chrome, Android', subscription: { endpoint: 'https://push.example/1', keys: { p256dh: 'p1', auth: 'a1' } } }]);
  expect(text('this-browser')).toContain('Messages are shown here.');
  expect([screen.getByTestId('device').dataset['here'], text('device').includes('this browser')]).toEqual(['true', true]);
  expect(screen.queryByTestId('why-push')).toBeNull();
  answers[`DELETE /api/me/devices/${ID}`] = () => ((answers['GET /api/me/devices'] = devices()), DONE());
  await click('push-off');
  expect([push.held, text('this-browser').includes('Nothing is shown here'), text('no-devices')]).toEqual([undefined, true, 'There is no device yet.']);
});

test('a refusal to take another device is said in the cloud’s words, and a person who did not answer is let be', async () => {
  const { answers, push } = await open({ 'GET /api/me/devices': devices(), [`PUT /api/me/devices/${ID}`]: problem(409, 'too-many-devices', 'You have ten devices.') });
  await click('push-on');
  expect(text('push-flaw')).toBe('You have ten devices.');
  [push.permission, push.answer] = ['default', 'default'];
  await click('push-on');
  expect(text('push-flaw')).toContain('Nothing has changed.');
  push.answer = 'granted';
  answers[`PUT /api/me/devices/${ID}`] = new Error('away');
  await click('push-on');
  expect(text('push-flaw')).toContain('Stellar does not answer.');
});

test('a device tells since when and when last, and what became of a message to try it', async () => {
  const { answers } = await open({ 'GET /api/me/devices': devices(device('a', { kind: 'phone', name: 'Véga’s phone', lastAt: '2026-11-21T22:15:00.000Z' })) });
  expect(text('device')).toContain('Since Fri, 20 Nov 2026 · last told Sat, 21 Nov 2026, 23:15');
  const { gone, ...trials } = notificationWords('en').devices.trials;
  for (const [carried, said] of Object.entries(trials)) {
    answers['POST /api/me/devices/a/trial'] = { carried };
    await click('device-try');
    expect(text('device-said')).toBe(said);
  }
  answers['POST /api/me/devices/a/trial'] = problem(429, 'too-many', 'Try it again in a minute.');
  await click('device-try');
  expect(text('device-said')).toBe('Try it again in a minute.');
  answers['POST /api/me/devices/a/trial'] = new Error('away');
  await click('device-try');
  expect(text('device-said')).toContain('Stellar does not answer.');
  answers['POST /api/me/devices/a/trial'] = () => ((answers['GET /api/me/devices'] = devices()), Response.json({ carried: 'gone' }));
  await click('device-try');
  expect([screen.queryByTestId('device'), text('devices-said')]).toEqual([null, gone]);
});

test('a device is removed only when that is meant; this one falls silent with it', async () => {
  const push = new HandPush();
  push.record = { user: 'vega', device: ID, endpoint: 'https://push.example/1' };
  push.permission = 'granted';
  await push.subscribe('BKey');
  const { answers, sent } = await open({}, 'fr', push);
  await click('device-remove');
  expect([sent(`DELETE /api/me/devices/${ID}`), document.activeElement]).toEqual([[], screen.getByTestId('device-keep')]);
  await click('device-keep');
  expect(document.activeElement).toBe(screen.getByTestId('device-remove'));
  await click('device-remove');
  answers[`DELETE /api/me/devices/${ID}`] = () => ((answers['GET /api/me/devices'] = devices()), DONE());
  await click('device-remove-now');
  expect([push.held, push.record, text('devices-said')]).toEqual([undefined, undefined, 'Firefox, Linux est retiré.']);
  expect(document.activeElement?.id).toBe('devices-title');
});

test('while Stellar is away it says so and asks again; what was shown stays', async () => {
  const { answers, tab } = await open();
  answers['GET /api/me/mail'] = new Error('away');
  tab.wake();
  await quiet();
  expect(text('settings-away')).toContain('Stellar does not answer.');
  expect(text('mail')).toContain('E-mails go to vega@example.org.');
  answers['GET /api/me/mail'] = CONFIRMED;
  await tab.pass(ASK_AGAIN);
  expect(screen.queryByTestId('settings-away')).toBeNull();
});

test('nothing at all is said, too, and asked for again by hand', async () => {
  const { answers } = await open({ 'GET /api/me/notification-choices': new Error('away'), 'GET /api/me/mail': new Error('away'), 'GET /api/me/devices': new Error('away') }, 'fr');
  expect(text('settings-nothing')).toContain('Stellar ne répond pas.');
  answers['GET /api/me/notification-choices'] = USUAL_CHOICES;
  await fireEvent.click(screen.getByText('Réessayer'));
  await quiet();
  expect(screen.getByTestId('choices')).toBeTruthy();
});

test('what a newer cloud tells of is kept and goes back with every change', async () => {
  const newer = { choices: [...USUAL_CHOICES.choices, { kind: 'comet', ways: ['feed', 'pigeon'] }] };
  const { answers, sent } = await open({ 'GET /api/me/notification-choices': newer });
  answers[PUT_CHOICES] = (body) => JSON.parse(body) as object;
  await click('image-feed');
  expect(sent(PUT_CHOICES)[0].choices.at(-1)).toEqual({ kind: 'comet', ways: ['feed', 'pigeon'] });
});

import { expect, test } from 'vitest';
import { LANGUAGES } from '../i18n/language';
import { readHappening } from '../live/happening';
import { golden } from '../testing/golden';
import { sentenceOf } from './sentence';

/** A kind of event, its data, the sentence in English and in French, and how much it matters. */
const SENTENCES: [type: string, data: object, en: string, fr: string, level: string][] = [
  ['connectionState', { voyager: 'connected' }, 'The relay is connected to Voyager.', 'Le relais est relié à Voyager.', 'INFO'],
  ['connectionState', { voyager: 'disconnected', reason: 'It closed.' }, 'The relay lost Voyager. It closed.', 'Le relais a perdu Voyager. It closed.', 'WARNING'],
  ['connectionState', { voyager: 'refused' }, 'Voyager refused the login of the relay.', 'Voyager a refusé l’identification du relais.', 'ERROR'],
  ['connectionState', { voyager: 'shutDown' }, 'Voyager is shutting down.', 'Voyager s’arrête.', 'WARNING'],
  ['version', { VOYVersion: '2.3.14', VOYSubver: 'a' }, 'Voyager 2.3.14a answers.', 'Voyager 2.3.14a répond.', 'INFO'],
  ['signal', { parsed: { code: 18, description: 'shot' } }, 'A frame is being taken.', 'Une image est en cours de prise.', 'INFO'],
  ['signal', { parsed: { code: 1 } }, 'The autofocus failed.', 'L’autofocus a échoué.', 'ERROR'],
  ['signal', { parsed: { code: 505 } }, 'Voyager reports a warning.', 'Voyager signale un avertissement.', 'WARNING'],
  ['signal', { parsed: { code: 999, description: 'novelty' } }, 'Voyager sent signal novelty.', 'Voyager a envoyé le signal novelty.', 'INFO'],
  ['newFITReady', { parsed: { image: 'a', file: 'M31_L_1.fit' } }, 'M31_L_1.fit is saved at the observatory.', 'M31_L_1.fit est enregistrée à l’observatoire.', 'INFO'],
  ['newJPG', { parsed: { image: 'a', target: 'M31', filter: 'L', exposure: 30, hfd: 2.314 } }, 'New image: M31, L, 30 s, HFD 2.31.', 'Nouvelle image : M31, L, 30 s, HFD 2,31.', 'INFO'],
  ['newJPG', { parsed: { image: 'a', file: 'x.fit' } }, 'New image: x.fit.', 'Nouvelle image : x.fit.', 'INFO'],
  ['remoteActionResult', { parsed: { status: 'OK' } }, 'An action ended well.', 'Une action s’est bien terminée.', 'INFO'],
  ['remoteActionResult', { parsed: { status: 'FINISHED_ERROR', reason: 'No star.' } }, 'An action ended: with an error. No star.', 'Une action s’est terminée : avec une erreur. No star.', 'ERROR'],
  ['remoteActionResult', { parsed: { status: 'ABORTED' } }, 'An action ended: aborted.', 'Une action s’est terminée : abandonnée.', 'WARNING'],
  ['autoFocusResult', { parsed: { done: true, position: 12450, hfd: 2.08 } }, 'Focus found at 12,450, HFD 2.08.', 'Mise au point trouvée à 12 450, HFD 2,08.', 'INFO'],
  ['autoFocusResult', { parsed: { done: false, lastError: 'Too few stars.' } }, 'The autofocus found no focus. Too few stars.', 'L’autofocus n’a pas trouvé la mise au point. Too few stars.', 'ERROR'],
  ['arrayElementData', {}, 'The cameras of the array told their state.', 'Les caméras du réseau ont donné leur état.', 'INFO'],
  ['profileChanged', { NewProfile: 'Winter.v2y' }, 'Voyager loaded the profile Winter.v2y.', 'Voyager a chargé le profil Winter.v2y.', 'INFO'],
  ['shutDown', {}, 'Voyager is shutting down.', 'Voyager s’arrête.', 'WARNING'],
  ['log', { parsed: { level: 'INFO', text: 'Exposure 8 of 20' } }, 'Exposure 8 of 20', 'Exposure 8 of 20', 'INFO'],
  ['log', { parsed: { level: 'WARNING', text: 'Clouds' } }, 'Clouds', 'Clouds', 'WARNING'],
  ['log', { parsed: { level: 'EMERGENCY', text: 'Rain' } }, 'Rain', 'Rain', 'ERROR'],
  ['command', { method: 'Abort', state: 'taken' }, 'Command Abort: taken by the relay.', 'Commande Abort : prise par le relais.', 'INFO'],
  ['command', { method: 'Abort', state: 'refused', reason: 'Too late.' }, 'Command Abort: not begun. Too late.', 'Commande Abort : non commencée. Too late.', 'WARNING'],
  ['command', { method: 'Abort', state: 'unknown' }, 'Command Abort: nobody can tell whether it was done.', 'Commande Abort : nul ne peut dire si elle a été faite.', 'ERROR'],
  ['sessionStep', { step: 'alone', reason: 'Since 22:01.' }, 'The relay has lost the cloud and looks after the session alone.', 'Le relais a perdu le cloud et veille seul sur la séance.', 'WARNING'],
  ['sessionStep', { step: 'target-deactivated' }, 'The slot ended without the cloud; the relay switched the target off.', 'Le créneau s’est terminé sans le cloud ; le relais a désactivé la cible.', 'INFO'],
  ['sessionStep', { step: 'aborted', reason: 'The safety monitor says UNSAFE.' }, 'The relay, without the cloud, stopped everything. The safety monitor says UNSAFE.', 'Le relais, sans le cloud, a tout arrêté. The safety monitor says UNSAFE.', 'WARNING'],
  ['sessionStep', { step: 'parked' }, 'The relay, without the cloud, parked the mount.', 'Le relais, sans le cloud, a parqué la monture.', 'WARNING'],
  ['sessionStep', { step: 'link-back' }, 'The cloud is in charge of the session again.', 'Le cloud dirige de nouveau la séance.', 'INFO'],
  ['sessionStep', { step: 'failed', reason: 'Voyager is away.' }, 'The relay, without the cloud, could not do what its rules ask for. Voyager is away.', 'Le relais, sans le cloud, n’a pas pu faire ce que demandent ses règles. Voyager is away.', 'ERROR'],
  ['sessionStep', { step: 'constructor', reason: 'Something new.' }, 'Something new.', 'Something new.', 'INFO'],
  ['unknown', { parsed: { cause: 'NOT_JSON' } }, 'Voyager sent something that cannot be read.', 'Voyager a envoyé quelque chose d’illisible.', 'WARNING'],
  ['unknown', { Event: 'Eclipse' }, 'Voyager said something new: Eclipse.', 'Voyager a dit quelque chose de nouveau : Eclipse.', 'INFO'],
];

test.each(SENTENCES)('%s %j is told in both languages', (type, data, en, fr, level) => {
  const happening = readHappening(type, 0, data as never)!;
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
  expect(plain(sentenceOf(happening, LANGUAGES.en).text)).toBe(en);
  expect(plain(sentenceOf(happening, LANGUAGES.fr).text)).toBe(fr);
  expect(sentenceOf(happening, LANGUAGES.fr).level).toBe(level);
});

test('every kind of event that the contract keeps is told, whatever is missing in it', () => {
  const kinds = [...new Set(SENTENCES.map(([type]) => type))];
  expect(kinds).toHaveLength(14);
  for (const kind of kinds) expect(sentenceOf(readHappening(kind, 0, {})!, LANGUAGES.en).text).not.toBe('');
});

interface GoldenLine {
  readonly type: string | null;
  readonly data: { readonly [member: string]: unknown };
}

test('every golden line of Voyager that is kept is told in a sentence, or is telemetry', () => {
  const lines: GoldenLine[] = golden('voyager-lines.jsonl').trim().split('\n').map((line) => JSON.parse(line));
  const kept = lines.filter(({ type }) => type !== null && !['controlData', 'shotRunning', 'weather'].includes(type));
  expect(kept.length).toBeGreaterThan(10);
  for (const { type, data } of kept) {
    const happening = readHappening(type!, 0, data);
    expect(happening, type!).toBeDefined();
    expect(sentenceOf(happening!, LANGUAGES.en).text, JSON.stringify(data)).not.toContain('undefined');
  }
});

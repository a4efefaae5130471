import { wordFor, type Language } from '../i18n/language';
import type { Happening } from '../live/happening';

/** How much a happening matters. */
export const LEVELS = ['INFO', 'WARNING', 'ERROR'] as const;
export type Level = (typeof LEVELS)[number];

/** A happening as a person reads it. */
export interface Sentence {
  readonly text: string;
  readonly level: Level;
}

/** Whether a sentence of a level is shown when those from `least` on are. */
export function isShown(level: Level, least: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(least);
}

/** Says what happened in full sentences. What the relay or Voyager wrote themselves stays in their words. */
export function sentenceOf(happening: Happening, language: Language): Sentence {
  const { words, format } = language;
  const feed = words.feed;
  switch (happening.kind) {
    case 'connectionState':
      return connectionSentence(happening, language);
    case 'version':
      return info(feed.version(happening.version ?? '?'));
    case 'signal':
      return signalSentence(happening, language);
    case 'newFITReady':
      return info(feed.saved(happening.file ?? '?'));
    case 'newJPG':
      return info(feed.image(imageSentence(happening, language)));
    case 'remoteActionResult':
      return actionSentence(happening, language);
    case 'autoFocusResult':
      return happening.done === false || happening.position === undefined
        ? { text: joined(feed.notFocused, happening.error), level: 'ERROR' }
        : info(feed.focused(format.number(happening.position), format.number(happening.hfd, 2)));
    case 'arrayElementData':
      return info(feed.arrayData);
    case 'profileChanged':
      return info(feed.profile(happening.profile ?? '?'));
    case 'shutDown':
      return { text: feed.shutDown, level: 'WARNING' };
    case 'log':
      return { text: happening.text ?? feed.silentLog, level: logLevel(happening.level) };
    case 'command':
      return commandSentence(happening, language);
    case 'sessionStep':
      return stepSentence(happening, language);
    case 'unknown':
      return happening.event === undefined
        ? { text: feed.unreadable, level: 'WARNING' }
        : info(feed.unknown(happening.event));
  }
}

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

function info(text: string): Sentence {
  return { text, level: 'INFO' };
}

function joined(sentence: string, reason: string | undefined): string {
  return reason === undefined ? sentence : `${sentence} ${reason}`;
}

function connectionSentence({ connection }: Of<'connectionState'>, { words }: Language): Sentence {
  const { voyager, reason } = connection;
  switch (voyager) {
    case 'connected':
      return info(words.feed.connected);
    case 'disconnected':
      return { text: joined(words.feed.disconnected, reason), level: 'WARNING' };
    case 'refused':
      return { text: joined(words.feed.refused, reason), level: 'ERROR' };
    case 'shutDown':
      return { text: words.feed.shutDown, level: 'WARNING' };
    case 'unknown':
      return info(joined(words.feed.connectionUnknown, reason));
  }
}

function signalSentence({ code, description }: Of<'signal'>, { words }: Language): Sentence {
  const text = code === undefined ? undefined : words.signals[code];
  const level = code === 1 || code === 500 ? 'ERROR' : code === 505 ? 'WARNING' : 'INFO';
  return { text: text ?? words.feed.signal(description ?? String(code ?? '?')), level };
}

function imageSentence({ image, file }: Of<'newJPG'>, { words, format }: Language): string {
  const exposure = image?.exposureSeconds;
  const parts = [
    image?.target ?? file,
    image?.filter,
    exposure === undefined ? undefined : format.quantity(exposure, exposure < 1 ? 2 : 0, 's'),
    image?.hfd === undefined ? undefined : words.feed.hfd(format.number(image.hfd, 2)),
  ];
  return parts.filter((part) => part !== undefined).join(', ') || '?';
}

function actionSentence({ status, reason }: Of<'remoteActionResult'>, { words }: Language): Sentence {
  const feed = words.feed;
  if (status === 'OK') return info(feed.action.OK);
  if (status === 'OK_PARTIAL') return { text: joined(feed.action.OK_PARTIAL, reason), level: 'WARNING' };
  const level = status === 'FINISHED_ERROR' || status === 'TIMEOUT' ? 'ERROR' : 'WARNING';
  return { text: joined(feed.actionOther(wordFor(feed.actionStatus, status, '?')), reason), level };
}

function commandSentence({ method, state, reason }: Of<'command'>, { words }: Language): Sentence {
  const text = words.feed.command(method ?? '?', wordFor(words.feed.commandState, state, '?'));
  const level = state === 'failed' || state === 'unknown' ? 'ERROR' : state === 'refused' ? 'WARNING' : 'INFO';
  return { text: joined(text, reason), level };
}

// Only what was stopped, or could not be done, needs its reason; the other steps say it themselves.
function stepSentence({ step, reason }: Of<'sessionStep'>, { words }: Language): Sentence {
  const steps = words.feed.sessionStep;
  const isKnown = step !== undefined && Object.hasOwn(steps, step);
  const text = isKnown ? wordFor(steps, step, '?') : (reason ?? '?');
  switch (step) {
    case 'failed':
      return { text: joined(text, reason), level: 'ERROR' };
    case 'aborted':
      return { text: joined(text, reason), level: 'WARNING' };
    case 'alone':
    case 'parked':
      return { text, level: 'WARNING' };
    default:
      return info(text);
  }
}

function logLevel(level: string | undefined): Level {
  if (level === 'WARNING') return 'WARNING';
  return level === 'CRITICAL' || level === 'EMERGENCY' ? 'ERROR' : 'INFO';
}

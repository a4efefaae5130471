import { isTwin, twinOf, type NoticeMark } from './twins';

/** Where browser notices stand: the browser has none, asks nobody any more, or may be asked. */
export type BrowserLeave = 'none' | 'denied' | 'granted' | 'default';

/** Whether this browser lets the page show notices. */
export function browserLeave(): BrowserLeave {
  return 'Notification' in globalThis ? Notification.permission : 'none';
}

/** Asks for leave; only upon a click. */
export async function askLeave(): Promise<BrowserLeave> {
  return browserLeave() === 'none' ? 'none' : Notification.requestPermission();
}

/**
 * Shows a notice; one of the same kind takes the place of the one before. False when the browser showed none.
 *
 * @param isOwn whether it is of one's own session: then it is not shown when the same was just pushed to this browser
 */
export async function showNotice(title: string, body: string, kind: string, lang: string, isOwn = false): Promise<boolean> {
  if (browserLeave() !== 'granted') return false;
  const mark: NoticeMark = { twin: twinOf(kind, isOwn), from: 'page', shownAt: Date.now(), link: location.pathname };
  const what = { body, tag: `stellar.${kind}`, lang, icon: '/favicon.svg', data: mark };
  // The worker's notices it can take away itself, and telephones show no others.
  try {
    const worker = await navigator.serviceWorker?.getRegistration();
    if (worker !== undefined) {
      const shown = mark.twin === '' ? [] : await worker.getNotifications();
      if (!shown.some(({ data }) => isTwin(data, mark.twin, 'push', mark.shownAt))) await worker.showNotification(title, what);
      return true;
    }
  } catch {
    // Without a worker at work the page shows it itself.
  }
  try {
    new Notification(title, what).onclick = () => window.focus();
    return true;
  } catch {
    return false;
  }
}

let context: AudioContext | undefined;

/** What plays tones; undefined where there is nothing that can. Browsers keep it silent until somebody clicks or presses a key. */
export function audio(): AudioContext | undefined {
  if (context === undefined && 'AudioContext' in globalThis) context = new AudioContext();
  if (context?.state === 'suspended') void context.resume().catch(() => undefined);
  return context;
}

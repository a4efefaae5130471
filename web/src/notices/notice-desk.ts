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

/** Shows a notice; one of the same kind takes the place of the one before. False when the browser showed none. */
export async function showNotice(title: string, body: string, kind: string, lang: string): Promise<boolean> {
  if (browserLeave() !== 'granted') return false;
  const what = { body, tag: `stellar.${kind}`, lang, icon: '/favicon.svg' };
  try {
    new Notification(title, what).onclick = () => window.focus();
    return true;
  } catch {
    // Telephones show them only through a service worker, if the page has one.
  }
  try {
    const worker = await navigator.serviceWorker?.getRegistration();
    await worker?.showNotification(title, what);
    return worker !== undefined;
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

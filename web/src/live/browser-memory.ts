import { ShelfMemory, type KeptNight, type Shelf } from './memory';

const NAME = 'stellar';
const STORE = 'nights';

/** Rows in IndexedDB, which keeps a night as it is. */
const shelf: Shelf = {
  all: () => ask('readonly', (store) => store.getAll() as IDBRequest<KeptNight[]>),
  put: async (row) => void (await ask('readwrite', (store) => store.put(row))),
  remove: async (telescope) => void (await ask('readwrite', (store) => store.delete(telescope))),
};

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'telescope' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function ask<T>(mode: IDBTransactionMode, request: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await open()).transaction(STORE, mode);
  return new Promise((resolve, reject) => {
    const asked = request(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

/**
 * The memory of a real browser.
 *
 * @param build the address of the script that the page began with
 * @param user who is signed in; empty for nobody
 */
export function browserMemory(build: string, user: () => string): ShelfMemory {
  return new ShelfMemory({ shelf, build, user, wall: Date.now, isOffline: () => !navigator.onLine });
}

/** The store in which y-indexeddb keeps what is set beside a document's updates. */
const CUSTOM = 'custom';

/** Reads one such value without opening the document; undefined where there is none, or the database is in the way of being made. */
export function readCustom(factory: IDBFactory, name: string, key: string): Promise<unknown> {
  return new Promise((resolve) => {
    const request = factory.open(name);
    // It was removed since it was listed: it must not be made anew, empty.
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    request.addEventListener('error', () => resolve(undefined));
    request.addEventListener('success', () => {
      const database = request.result;
      const end = (value: unknown): void => {
        database.close();
        resolve(value);
      };
      if (!database.objectStoreNames.contains(CUSTOM)) return end(undefined);
      const read = database.transaction(CUSTOM, 'readonly').objectStore(CUSTOM).get(key);
      read.addEventListener('success', () => end(read.result));
      read.addEventListener('error', () => end(undefined));
    });
  });
}

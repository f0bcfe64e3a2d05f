import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PictureStore, WaitingPictures } from './picture-outbox.ts';

interface Schema extends DBSchema {
  pictures: {
    key: [string, string, number];
    value: WaitingPictures;
    indexes: { person: [string, number] };
  };
}

const DATABASE = 'tongyan:lesson-pictures';
const keyOf = ({ lessonId, sourceId, startMs }: WaitingPictures): [string, string, number] => [
  lessonId,
  sourceId,
  startMs,
];

/** In this browser; where storage is forbidden, as long as the page stands. */
export async function openPictureStore(): Promise<PictureStore> {
  try {
    const database = await openDB<Schema>(DATABASE, 1, {
      upgrade(made) {
        const store = made.createObjectStore('pictures', { keyPath: ['lessonId', 'sourceId', 'startMs'] });
        store.createIndex('person', ['personId', 'atMs']);
      },
    });
    return deviceStore(database);
  } catch {
    return memoryStore();
  }
}

const rangeOf = (personId: string): IDBKeyRange => IDBKeyRange.bound([personId], [personId, []]);

function deviceStore(database: IDBPDatabase<Schema>): PictureStore {
  return {
    async put(pictures) {
      await database.put('pictures', pictures);
    },
    async oldest(personId) {
      const cursor = await database.transaction('pictures').store.index('person').openCursor(rangeOf(personId));
      return cursor?.value;
    },
    async waitingMs(personId) {
      let waiting = 0;
      let cursor = await database.transaction('pictures').store.index('person').openCursor(rangeOf(personId));
      while (cursor !== null) {
        waiting += cursor.value.endMs - cursor.value.startMs;
        cursor = await cursor.continue();
      }
      return waiting;
    },
    remove: (pictures) => database.delete('pictures', keyOf(pictures)),
  };
}

/** A page of an hour must not fill its memory. */
const MOST_IN_MEMORY = 150;

function memoryStore(): PictureStore {
  let all: readonly WaitingPictures[] = [];
  const of = (personId: string): readonly WaitingPictures[] => all.filter((each) => each.personId === personId);
  return {
    async put(pictures) {
      all = [...all, pictures].slice(-MOST_IN_MEMORY);
    },
    oldest: async (personId) => of(personId)[0],
    waitingMs: async (personId) => of(personId).reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0),
    async remove(pictures) {
      all = all.filter((each) => keyOf(each).join(' ') !== keyOf(pictures).join(' '));
    },
  };
}

/** Pictures that were recorded here and are not on the platform yet. */
export interface WaitingPictures {
  readonly lessonId: string;
  readonly personId: string;
  readonly sourceId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly bytes: ArrayBuffer;
  /** When they were recorded, in ms since 1970: what is too old is thrown away. */
  readonly atMs: number;
}

/** Where they wait; in this browser's IndexedDB, or in memory where that is forbidden. */
export interface PictureStore {
  put(pictures: WaitingPictures): Promise<void>;
  /** Of a person, oldest first. */
  oldest(personId: string): Promise<WaitingPictures | undefined>;
  waitingMs(personId: string): Promise<number>;
  remove(pictures: WaitingPictures): Promise<void>;
}

/** `taken`: kept by the platform. `refused`: it never will be. `later`: no answer, or too many. */
export type Handed = 'taken' | 'refused' | 'later';

export interface PictureOutbox {
  add(pictures: WaitingPictures): Promise<void>;
  /** Whether the line has room for it now. */
  setFree(isFree: boolean): void;
  /** What waits, in ms of pictures. */
  waitingMs(): Promise<number>;
  close(): void;
}

export interface PictureOutboxOptions {
  readonly personId: string;
  readonly store: PictureStore;
  readonly hand: (pictures: WaitingPictures) => Promise<Handed>;
  /** ms since 1970. */
  readonly now: () => number;
  readonly after: (delayMs: number, act: () => void) => () => void;
}

const AGAIN_MS = 5_000;
const OLDEST_MS = 24 * 3_600_000;

/** P6: hands pictures in one after the other, while the line has room, until none is left. */
export function createPictureOutbox({ personId, store, hand, now, after }: PictureOutboxOptions): PictureOutbox {
  const line = { isFree: true, isGoing: false, isClosed: false };
  let cancel: (() => void) | undefined;

  async function handAll(): Promise<void> {
    if (line.isGoing || line.isClosed) return;
    line.isGoing = true;
    cancel?.();
    try {
      while (line.isFree && !line.isClosed) {
        const next = await store.oldest(personId);
        if (next === undefined) return;
        const isOld = now() - next.atMs > OLDEST_MS;
        if (!isOld && (await hand(next)) === 'later') break;
        await store.remove(next);
      }
    } finally {
      line.isGoing = false;
      if (!line.isClosed) cancel = after(AGAIN_MS, () => void handAll().catch(() => undefined));
    }
  }
  const going = (): void => void handAll().catch(() => undefined);

  going();
  return {
    async add(pictures) {
      await store.put(pictures);
      going();
    },
    setFree(wanted) {
      line.isFree = wanted;
      if (wanted) going();
    },
    waitingMs: () => store.waitingMs(personId),
    close() {
      line.isClosed = true;
      cancel?.();
    },
  };
}

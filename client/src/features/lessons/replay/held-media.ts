import { correctVideo } from '@tongyan/media/timeline';
import { type Chunk, chunkAt, chunksFor } from './chunks.ts';

/** The sound of one microphone, or the picture of one camera, held to a replay's clock. */
export interface HeldMedia {
  /** Called a few times a second, and after each jump. @returns whether what is to be heard now is there */
  follow(atMs: number, rate: number): boolean;
  setMuted(isMuted: boolean): void;
  close(): void;
}

export interface HeldMediaOptions {
  readonly element: HTMLMediaElement;
  /** Of every chunk. */
  readonly mime: string;
  readonly addressOf: (startMs: number) => string;
  readonly chunks: readonly Chunk[];
  readonly lessonMs: number;
  /** A chunk was not given; the replay goes on without it. */
  readonly onFailure: (error: unknown) => void;
}

/** What lies so far behind is let go. */
const BEHIND_MS = 60_000;

/** About one picture. */
const STILL_MS = 100;

/** Chunks are put into one buffer at their lesson times, so that seeking is the browser's own. */
export function holdMedia({ element, mime, addressOf, chunks, lessonMs, onFailure }: HeldMediaOptions): HeldMedia {
  const media = new MediaSource();
  const address = URL.createObjectURL(media);
  const closing = new AbortController();
  const there = new Set<number>();
  const asked = new Set<number>();
  const failed = new Set<number>();
  let buffer: SourceBuffer | undefined;
  let isBroken = false;
  let turn: Promise<void> = Promise.resolve();
  element.preservesPitch = true;
  element.addEventListener('error', () => {
    if (isBroken || closing.signal.aborted) return;
    isBroken = true;
    onFailure(element.error);
  });
  element.src = address;
  media.addEventListener(
    'sourceopen',
    () => {
      buffer = media.addSourceBuffer(mime);
      buffer.mode = 'segments';
      media.duration = lessonMs / 1_000 + 60;
    },
    { once: true },
  );

  const settled = (changing: SourceBuffer): Promise<void> =>
    new Promise((resolve, reject) => {
      changing.addEventListener('updateend', () => resolve(), { once: true });
      changing.addEventListener('error', () => reject(new Error('the browser cannot read a chunk')), { once: true });
    });

  async function fetchChunk(startMs: number): Promise<ArrayBuffer> {
    const answer = await fetch(addressOf(startMs), { signal: closing.signal });
    if (!answer.ok) throw new Error(`a chunk was answered with ${answer.status}`);
    return answer.arrayBuffer();
  }

  async function append(startMs: number, bytes: ArrayBuffer): Promise<void> {
    if (buffer === undefined || closing.signal.aborted) return;
    const done = settled(buffer);
    // Pictures overlap a little: those of the next chunk stay, whichever comes first.
    buffer.appendWindowEnd = (chunks.find((chunk) => chunk.startMs > startMs)?.startMs ?? Infinity) / 1_000;
    buffer.appendBuffer(bytes);
    await done;
    there.add(startMs);
  }

  async function letGo(beforeMs: number): Promise<void> {
    const old = [...there].filter((startMs) => startMs < beforeMs);
    if (buffer === undefined || old.length < 10 || closing.signal.aborted) return;
    const done = settled(buffer);
    buffer.remove(0, beforeMs / 1_000);
    await done;
    for (const startMs of old) {
      there.delete(startMs);
      asked.delete(startMs);
    }
  }

  function inTurn(act: () => Promise<void>): void {
    turn = turn.then(act).catch((error: unknown) => {
      if (!closing.signal.aborted) onFailure(error);
    });
  }

  function ask(atMs: number): void {
    if (buffer === undefined) return;
    for (const { startMs } of chunksFor(chunks, atMs)) {
      if (asked.has(startMs)) continue;
      asked.add(startMs);
      const bytes = fetchChunk(startMs);
      bytes.catch(() => failed.add(startMs));
      inTurn(async () => append(startMs, await bytes));
    }
    inTurn(() => letGo(atMs - BEHIND_MS));
  }

  return {
    follow(atMs, rate) {
      // What cannot be played is not waited for.
      if (isBroken) return true;
      ask(atMs);
      const chunk = chunkAt(chunks, atMs);
      if (chunk === undefined || failed.has(chunk.startMs)) {
        element.pause();
        return true;
      }
      if (!there.has(chunk.startMs)) {
        element.pause();
        return false;
      }
      if (rate === 0) {
        element.pause();
        // A picture that stands still is that of this moment.
        if (Math.abs(element.currentTime * 1_000 - atMs) > STILL_MS) element.currentTime = atMs / 1_000;
        return true;
      }
      const correction = correctVideo(atMs, element.currentTime * 1_000, rate);
      if (correction.act === 'seek' || element.paused) element.currentTime = atMs / 1_000;
      element.playbackRate = correction.act === 'rate' ? correction.rate : rate;
      if (element.paused) element.play().catch(onFailure);
      return true;
    },
    setMuted(isMuted) {
      element.muted = isMuted;
    },
    close() {
      closing.abort();
      element.pause();
      element.removeAttribute('src');
      URL.revokeObjectURL(address);
    },
  };
}

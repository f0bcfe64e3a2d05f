import { correctVideo } from '@tongyan/media/timeline';
import { urlOf } from '../../../api/client.ts';
import { type Chunk, chunkAt, chunksFor } from './chunks.ts';

/** The sound of one microphone, held to a replay's clock. */
export interface SourceSound {
  /** Called a few times a second, and after each jump. @returns whether what is to be heard now is there */
  follow(atMs: number, rate: number): boolean;
  setMuted(isMuted: boolean): void;
  close(): void;
}

export interface SourceSoundOptions {
  readonly lessonId: string;
  readonly sourceId: string;
  readonly chunks: readonly Chunk[];
  readonly lessonMs: number;
  /** A chunk was not given; the replay goes on without it. */
  readonly onFailure: (error: unknown) => void;
}

const MIME = 'audio/webm; codecs="opus"';
/** What lies so far behind is let go. */
const BEHIND_MS = 60_000;
const ROUTE = 'GET /api/lessons/:lessonId/replay/sources/:sourceId/:startMs';

/** Chunks are put into one buffer at their lesson times, so that seeking is the browser's own. */
export function createSourceSound({
  lessonId,
  sourceId,
  chunks,
  lessonMs,
  onFailure,
}: SourceSoundOptions): SourceSound {
  const audio = new Audio();
  const media = new MediaSource();
  const address = URL.createObjectURL(media);
  const closing = new AbortController();
  const there = new Set<number>();
  const asked = new Set<number>();
  const failed = new Set<number>();
  let buffer: SourceBuffer | undefined;
  let isBroken = false;
  let turn: Promise<void> = Promise.resolve();
  audio.preservesPitch = true;
  audio.addEventListener('error', () => {
    if (isBroken || closing.signal.aborted) return;
    isBroken = true;
    onFailure(audio.error);
  });
  audio.src = address;
  media.addEventListener(
    'sourceopen',
    () => {
      buffer = media.addSourceBuffer(MIME);
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
    const answer = await fetch(urlOf(ROUTE, { lessonId, sourceId, startMs }), { signal: closing.signal });
    if (!answer.ok) throw new Error(`a chunk was answered with ${answer.status}`);
    return answer.arrayBuffer();
  }

  async function append(startMs: number, bytes: ArrayBuffer): Promise<void> {
    if (buffer === undefined || closing.signal.aborted) return;
    const done = settled(buffer);
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
        audio.pause();
        return true;
      }
      if (!there.has(chunk.startMs)) {
        audio.pause();
        return false;
      }
      if (rate === 0) {
        audio.pause();
        return true;
      }
      const correction = correctVideo(atMs, audio.currentTime * 1_000, rate);
      if (correction.act === 'seek' || audio.paused) audio.currentTime = atMs / 1_000;
      audio.playbackRate = correction.act === 'rate' ? correction.rate : rate;
      if (audio.paused) audio.play().catch(onFailure);
      return true;
    },
    setMuted(isMuted) {
      audio.muted = isMuted;
    },
    close() {
      closing.abort();
      audio.pause();
      audio.removeAttribute('src');
      URL.revokeObjectURL(address);
    },
  };
}

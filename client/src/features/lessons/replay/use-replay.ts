import type { StageState } from '@tongyan/media/timeline';
import { useEffect, useState } from 'react';
import { urlOf } from '../../../api/client.ts';
import type { Replay } from './moments.ts';
import { createReplayClock, type ReplayClock } from './replay-clock.ts';
import { holdMedia } from './held-media.ts';
import { indexStage } from './stage-index.ts';

export interface ReplayHandle {
  readonly clock: ReplayClock;
  readonly stage: StageState;
  /** Number of the last entry of the log that is shown. */
  readonly seq: number;
  /** Lesson time, a few times a second. */
  readonly atMs: number;
  readonly isPlaying: boolean;
  readonly rate: number;
  readonly isMuted: boolean;
  /** Sound that is to be heard now is not there yet. */
  readonly isWaiting: boolean;
  /** Some sound could not be played: the rest goes on. */
  readonly lacksSound: boolean;
  /** The lead teacher's camera, one element for each of its sources, in their order. */
  readonly cameras: readonly HTMLVideoElement[];
  setMuted(isMuted: boolean): void;
}

const FOLLOW_EVERY_MS = 100;
/** Sound that does not come is waited for no longer. */
const LONGEST_WAIT_MS = 4_000;
const SOUND = {
  route: 'GET /api/lessons/:lessonId/replay/sources/:sourceId/:startMs',
  mime: 'audio/webm; codecs="opus"',
} as const;
const PICTURE = {
  route: 'GET /api/lessons/:lessonId/replay/pictures/:sourceId/:startMs',
  mime: 'video/webm; codecs="vp8"',
} as const;

/**
 * A lesson that can be played: its clock, the stage by its log, and every microphone held to the clock.
 *
 * @param beginMs where it stands first
 */
export function useReplay(lessonId: string, replay: Replay, beginMs: number): ReplayHandle {
  const [{ clock, index, muting, cameras }] = useState(() => ({
    muting: { to: (_isMuted: boolean): void => {} },
    cameras: replay.pictures.map(createCamera),
    clock: clockFrom(replay.lessonMs, beginMs),
    index: indexStage(replay.entries),
  }));
  const [shown, setShown] = useState(() => {
    const atMs: number = clock.at();
    return { stage: index.stageAt(atMs), seq: index.seqAt(atMs), atMs, isPlaying: false, rate: 1 };
  });
  const [isMuted, setMuted] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const [lacksSound, setLacksSound] = useState(false);

  useEffect(() => {
    const { watching, lessonMs } = replay;
    const held = { lessonMs, onFailure: () => setLacksSound(true) };
    const addressOf =
      (route: (typeof SOUND | typeof PICTURE)['route'], sourceId: string) =>
      (startMs: number): string =>
        urlOf(route, { lessonId, sourceId, startMs }, { watching });
    const sounds = replay.sources.map(({ sourceId, chunks }) => {
      const element = new Audio();
      return holdMedia({ ...held, element, chunks, mime: SOUND.mime, addressOf: addressOf(SOUND.route, sourceId) });
    });
    const pictures = replay.pictures.map(({ sourceId, chunks }, camera) => {
      const element = cameras[camera] ?? createCamera();
      const place = { element, chunks, mime: PICTURE.mime, addressOf: addressOf(PICTURE.route, sourceId) };
      // A picture that cannot be played is none: nothing else waits for it, or tells of it.
      return holdMedia({ ...held, ...place, onFailure: () => undefined });
    });
    muting.to = (wanted) => {
      for (const sound of sounds) sound.setMuted(wanted);
    };
    let waitingSinceMs: number | undefined;
    function follow(): void {
      const atMs = clock.at();
      const isPlaying = clock.isPlaying();
      const ready = sounds.map((sound) => sound.follow(atMs, isPlaying ? clock.rate() : 0)).every(Boolean);
      for (const picture of pictures) picture.follow(atMs, isPlaying ? clock.rate() : 0);
      waitingSinceMs = ready || !isPlaying ? undefined : (waitingSinceMs ?? performance.now());
      const waits = waitingSinceMs !== undefined && performance.now() - waitingSinceMs < LONGEST_WAIT_MS;
      clock.hold(waits);
      setWaiting(waits);
      setShown((before) => {
        const stage = index.stageAt(atMs);
        const rate = clock.rate();
        const isSame = before.atMs === atMs && before.stage === stage && before.isPlaying === isPlaying;
        return isSame && before.rate === rate ? before : { stage, seq: index.seqAt(atMs), atMs, isPlaying, rate };
      });
    }
    const following = setInterval(follow, FOLLOW_EVERY_MS);
    const unsubscribe = clock.subscribe(() => queueMicrotask(follow));
    return () => {
      clearInterval(following);
      unsubscribe();
      for (const one of [...sounds, ...pictures]) one.close();
    };
  }, [lessonId, replay, clock, index, muting, cameras]);

  return {
    clock,
    ...shown,
    isMuted,
    isWaiting,
    lacksSound,
    cameras,
    setMuted(wanted) {
      setMuted(wanted);
      muting.to(wanted);
    },
  };
}

function createCamera(): HTMLVideoElement {
  const element = document.createElement('video');
  element.muted = true;
  element.playsInline = true;
  return element;
}

function clockFrom(lessonMs: number, beginMs: number): ReplayClock {
  const clock = createReplayClock(lessonMs, () => performance.now());
  clock.seek(beginMs);
  return clock;
}

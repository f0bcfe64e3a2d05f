import { correctVideo, type LessonTimeMs, videoPositionMs, type VideoState } from '@tongyan/media/timeline';
import { SeekAim } from './seek-aim.ts';
import { SpeedGauge } from './speed-gauge.ts';

const EVERY_MS = 100;

export interface FollowedVideo {
  readonly element: HTMLVideoElement;
  readonly state: () => VideoState;
  readonly at: () => LessonTimeMs;
  /** The browser lets nothing play before somebody has pressed something here. */
  readonly onBlocked: (isBlocked: boolean) => void;
}

/**
 * Keeps a video where the log says that it is: a little faster or slower while it is near, sought where it is far (M3). How far off it is
 * stands in `data-off-ms`. Returns how to stop.
 */
export function followVideo({ element, state, at, onBlocked }: FollowedVideo): () => void {
  const gauge = new SpeedGauge();
  const aim = new SeekAim();
  let isStarting = false;

  async function play(): Promise<void> {
    isStarting = true;
    try {
      await element.play();
      onBlocked(false);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotAllowedError') onBlocked(true);
    } finally {
      isStarting = false;
    }
  }

  function follow(): void {
    if (element.readyState < HTMLMediaElement.HAVE_METADATA || element.seeking) return;
    const video = state();
    const now = at();
    const shouldBeMs = videoPositionMs(video, now);
    const isMs = element.currentTime * 1_000;
    const isOver = shouldBeMs >= video.durationMs;
    const rate = isOver ? 0 : video.pace.rate * gauge.read(now, performance.now());
    element.dataset['offMs'] = String(Math.round(isMs - shouldBeMs));
    const nowMs = performance.now();
    const hasSettled = aim.hasSettled(nowMs);
    if (rate === 0 && !element.paused) element.pause();
    if (rate > 0 && element.paused && !isStarting) {
      aim.begin(nowMs);
      void play();
    }
    const correction = correctVideo(shouldBeMs, isMs, rate);
    if (rate === 0) {
      if (correction.act === 'seek') element.currentTime = shouldBeMs / 1_000;
      return;
    }
    const isFar = correction.act === 'seek' && hasSettled;
    if (isFar) aim.begin(nowMs);
    if (isFar || aim.again(shouldBeMs - isMs, nowMs)) {
      const toMs = Math.min(video.durationMs, shouldBeMs + aim.seek(nowMs) * rate);
      element.currentTime = toMs / 1_000;
    }
    const wanted = correction.act === 'rate' ? correction.rate : rate;
    if (element.playbackRate !== wanted) element.playbackRate = wanted;
  }

  follow();
  const timer = setInterval(follow, EVERY_MS);
  return () => {
    clearInterval(timer);
    element.pause();
  };
}

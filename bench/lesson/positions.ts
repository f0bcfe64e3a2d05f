import { correctVideo, lessonTimeMs, twinTick, videoPositionMs } from '../../media/src/timeline/index.ts';
import { lessonTimes } from './measures.ts';
import { type Receiver, sleep } from './receiver.ts';

const LOOK_EVERY_MS = 100;
const CORRECT_EVERY_MS = 250;
/** A browser shows nothing new for so long after it was sought. */
const SEEK_TAKES_MS = 150;
/** Clocks of sound cards are off by some of these. */
const MOST_SPEED_PPM = 300;

/** A video element as far as its position goes: plays a little fast or slow, and stands while it seeks. */
class VideoElement {
  readonly #speed: number;
  #positionMs = 0;
  #rate = 0;
  #atMs = performance.now();
  #seekingUntilMs = 0;

  constructor(speed: number) {
    this.#speed = speed;
  }

  positionMs(nowMs: number): number {
    const playedMs = Math.max(0, nowMs - Math.max(this.#atMs, this.#seekingUntilMs));
    return this.#positionMs + playedMs * this.#rate * this.#speed;
  }

  play(nowMs: number, rate: number): void {
    this.#positionMs = this.positionMs(nowMs);
    this.#atMs = nowMs;
    this.#rate = rate;
  }

  seek(nowMs: number, positionMs: number, rate: number): void {
    this.#seekingUntilMs = nowMs + SEEK_TAKES_MS;
    // It is sought to where the video will be once it plays again.
    this.#positionMs = positionMs + SEEK_TAKES_MS * rate;
    this.#atMs = nowMs;
    this.#rate = rate;
  }
}

/** How far the positions of everything that goes on by itself are from where they should be, in milliseconds. */
export interface PositionErrors {
  /** What receivers compute that the video's position is. */
  readonly videoMs: number[];
  /** Where a video element is that is corrected by it; after the first three seconds of each video or seek. */
  readonly elementMs: number[];
  readonly twinMs: number[];
  /** The naive way: played or run on from the moment at which the message came. */
  readonly naiveVideoMs: number[];
  readonly naiveTwinMs: number[];
}

const SETTLING_MS = 3_000;

/** Looks at every receiver ten times a second until it is told to end. @param truth a receiver without a line in between */
export async function watchPositions(
  truth: Receiver,
  receivers: readonly Receiver[],
  isOver: () => boolean,
): Promise<PositionErrors> {
  const errors: PositionErrors = { videoMs: [], elementMs: [], twinMs: [], naiveVideoMs: [], naiveTwinMs: [] };
  const elements = receivers.map((_, index) => {
    const speed = 1 + ((index / receivers.length) * 2 - 1) * MOST_SPEED_PPM * 1e-6;
    return { element: new VideoElement(speed), correctedAtMs: 0 };
  });
  while (!isOver()) {
    await sleep(LOOK_EVERY_MS);
    const { stage, shownSeq } = truth.link.getSnapshot();
    for (const [index, receiver] of receivers.entries()) {
      const own = receiver.link.getSnapshot();
      const times = lessonTimes(truth, receiver);
      const nowMs = performance.now();
      // Compared is what both show: that an entry comes late is the skew's to tell.
      if (times === undefined || own.shownSeq !== shownSeq) continue;
      const { trueMs: trueNow, ownMs: ownNow } = times;
      const { video, twin } = stage;
      if (stage.surface === 'video' && video !== null && video.pace.rate > 0) {
        const shouldBeMs = videoPositionMs(video, trueNow);
        const computedMs = videoPositionMs(video, ownNow);
        errors.videoMs.push(Math.abs(computedMs - shouldBeMs));
        const playing = elements[index];
        if (playing !== undefined) {
          if (nowMs - playing.correctedAtMs >= CORRECT_EVERY_MS) {
            playing.correctedAtMs = nowMs;
            const correction = correctVideo(computedMs, playing.element.positionMs(nowMs), video.pace.rate);
            if (correction.act === 'seek') playing.element.seek(nowMs, correction.positionMs, video.pace.rate);
            else playing.element.play(nowMs, correction.act === 'rate' ? correction.rate : video.pace.rate);
          }
          if (trueNow - video.pace.since > SETTLING_MS) {
            errors.elementMs.push(Math.abs(playing.element.positionMs(nowMs) - shouldBeMs));
          }
        }
        const ranMs = naivelyRanMs(receiver, shownSeq, nowMs);
        if (ranMs !== undefined) errors.naiveVideoMs.push(Math.abs(video.pace.position + ranMs - shouldBeMs));
      }
      if (stage.surface === 'twin' && twin !== null && twin.pace.rate > 0) {
        errors.twinMs.push(Math.abs(twinTick(twin, ownNow) - twinTick(twin, trueNow)) * twin.tickMs);
        const since = twin.pace.since;
        const began = firstShown(truth, since);
        const ranMs = began === undefined ? undefined : naivelyRanMs(receiver, began, nowMs);
        if (ranMs !== undefined) errors.naiveTwinMs.push(Math.abs(ranMs - (trueNow - lessonTimeMs(since))));
      }
    }
  }
  return errors;
}

/** How long ago an entry came to a receiver, by its own clock. */
function naivelyRanMs({ arrivedAtMs, clock }: Receiver, seq: number, nowMs: number): number | undefined {
  const arrived = arrivedAtMs.get(seq);
  return arrived === undefined ? undefined : (nowMs - arrived) * (1 + clock.driftPpm * 1e-6);
}

const begun = new Map<number, number>();

/** The entry that set a twin going at a moment: remembered when it was the newest. */
function firstShown(truth: Receiver, since: number): number | undefined {
  if (!begun.has(since)) begun.set(since, truth.link.getSnapshot().shownSeq);
  return begun.get(since);
}

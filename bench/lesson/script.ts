import { twinTick } from '../../media/src/timeline/index.ts';
import { seededRandom } from '../sync/statistics.ts';
import { type Receiver, sleep } from './receiver.ts';

const VIDEO_MS = 3_600_000;
const TICK_MS = 5;
const PAGES = 40;

/** What the lead teacher does in each part of the lesson, at a hand's pace. All of it is from a seed. */
export interface LeadTeacher {
  /** Turns pages, with the pointer moving in between. */
  slides(forMs: number): Promise<void>;
  /** Plays a video, and seeks in it now and then. */
  video(forMs: number): Promise<void>;
  /** Runs a twin, and works it. */
  twin(forMs: number): Promise<void>;
  /** Waits until everything that was done is in the log. */
  settled(): Promise<void>;
}

export function createLeadTeacher({ link }: Receiver, seed: number): LeadTeacher {
  const random = seededRandom(seed);
  let doing: Promise<unknown>[] = [];
  let page = 1;
  let run = 0;

  const act = (event: Parameters<typeof link.act>[0]): void => {
    doing.push(
      link.act(event).then((outcome) => {
        if (!outcome.ok && outcome.code !== 'superseded')
          throw new Error(`${event.kind}: ${outcome.code} ${outcome.reason}`);
      }),
    );
  };
  const spanMs = (least: number, most: number): number => least + (most - least) * random();

  async function point(forMs: number): Promise<void> {
    const untilMs = performance.now() + forMs;
    while (performance.now() < untilMs) {
      act({ kind: 'pointer.move', x: random(), y: random() });
      await sleep(80);
    }
  }

  async function settled(): Promise<void> {
    await Promise.all(doing);
    doing = [];
  }

  return {
    settled,
    async slides(forMs) {
      const untilMs = performance.now() + forMs;
      act({ kind: 'slides.open', deckId: 'fractions', pages: PAGES, page });
      for (let turn = 1; performance.now() < untilMs; turn += 1) {
        await sleep(spanMs(600, 1_400));
        page = (page % PAGES) + 1;
        act({ kind: 'slides.turn', page });
        if (turn % 6 === 0) await point(2_500);
      }
      await settled();
    },
    async video(forMs) {
      const untilMs = performance.now() + forMs;
      act({ kind: 'video.open', mediaId: 'paper', durationMs: VIDEO_MS });
      act({ kind: 'video.play', positionMs: 0 });
      while (performance.now() < untilMs) {
        await sleep(spanMs(12_000, 16_000));
        act({ kind: 'video.seek', positionMs: Math.round(spanMs(60_000, 600_000)) });
      }
      await settled();
    },
    async twin(forMs) {
      const untilMs = performance.now() + forMs;
      run += 1;
      act({ kind: 'twin.open', runId: `run${run}`, sceneId: 'motor-starter', seed: 7, tickMs: TICK_MS });
      act({ kind: 'twin.pace', atTick: 0, rate: 1 });
      await settled();
      while (performance.now() < untilMs) {
        await sleep(spanMs(700, 1_500));
        const { twin } = link.getSnapshot().stage;
        const now = link.lessonNow();
        if (twin === null || now === undefined) continue;
        act({ kind: 'twin.command', atTick: twinTick(twin, now), command: '{"press":"start"}' });
      }
      await settled();
    },
  };
}

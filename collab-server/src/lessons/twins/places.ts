import { Worker } from 'node:worker_threads';
import { liesOn } from '@tongyan/scenes/session/followed-run';
import type { Log } from '../../platform/log.ts';
import type { FromTwins, MadePlace, ToTwins } from './protocol.ts';
import type { TwinRunFacts } from './runs.ts';

type Kept = {
  places: readonly MadePlace[];
  /** To which tick places are wanted, on which commands; null while none are. */
  wanted: { readonly run: TwinRunFacts; readonly toTick: number } | null;
  /** It comes no further, or its thread has fallen over it. */
  isStuck: boolean;
};

const EVERY_MS = 30_000;
const MOST_PLACES = 64;
const MOST_BYTES = 64 * 1_024 * 1_024;
const MOST_RUNS = 1_000;
/** So many places at a stretch, then another run has its turn. */
const PIECE = 4;

export type TwinPlaces = {
  /** P3: the newest place at or before a tick, as JSON. */
  near(key: string, run: TwinRunFacts, tick: number): string | null;
  /** P6: makes places up to a tick, in its own time. */
  want(key: string, run: TwinRunFacts, toTick: number): void;
  close(): Promise<void>;
};

/** Places of runs, by a key that names lesson and run; kept in memory, since each can be made again. */
export function createTwinPlaces({ log }: { readonly log: Log }): TwinPlaces {
  // The order of the map is that of use: the first was asked for longest ago.
  const kept = new Map<string, Kept>();
  let worker: Worker | undefined;
  let busyWith: string | undefined;
  let isClosed = false;

  function use(key: string): Kept {
    const known: Kept = kept.get(key) ?? { places: [], wanted: null, isStuck: false };
    kept.delete(key);
    kept.set(key, known);
    return known;
  }

  /** P3: a command that came late has made every place behind it another run's. */
  const standing = (known: Kept, { commands }: TwinRunFacts): readonly MadePlace[] =>
    known.places.filter((place) => liesOn(commands, place));

  function start(): Worker {
    const started = new Worker(new URL('./twin-worker.ts', import.meta.url));
    started.unref();
    const lose = (error: unknown): void => {
      if (worker !== started) return;
      worker = undefined;
      if (isClosed) return;
      log.error({ err: error, run: busyWith }, 'a twin could not be run for those who come late');
      over(true);
    };
    started.on('message', (message: FromTwins) => {
      if (worker !== started) return;
      if (message.kind === 'place') keep(message.place);
      else over(false);
    });
    started.on('error', lose);
    started.on('exit', () => lose(new Error('the thread has ended')));
    return started;
  }

  let hasMade = false;

  function keep(place: MadePlace): void {
    const known = busyWith === undefined ? undefined : kept.get(busyWith);
    if (known === undefined) return;
    hasMade = true;
    known.places = thinned([...known.places.filter(({ tick }) => tick < place.tick), place]);
    forget();
  }

  function over(isLost: boolean): void {
    const known = busyWith === undefined ? undefined : kept.get(busyWith);
    if (known !== undefined && (isLost || !hasMade)) known.isStuck = true;
    busyWith = undefined;
    goOn();
  }

  /** P5 */
  function forget(): void {
    let bytes = 0;
    for (const { places } of kept.values()) for (const { text } of places) bytes += text.length;
    for (const [key, { places }] of kept) {
      if (bytes <= MOST_BYTES && kept.size <= MOST_RUNS) return;
      if (key === busyWith) continue;
      for (const { text } of places) bytes -= text.length;
      kept.delete(key);
    }
  }

  /** Gives the thread its next piece: one that it has not just had, where there is another. */
  let lastKey: string | undefined;
  function goOn(): void {
    if (isClosed || busyWith !== undefined) return;
    const due = [...kept].flatMap(([key, known]) => {
      const piece = pieceOf(known);
      return piece === null ? [] : [{ key, piece }];
    });
    const next = due.find(({ key }) => key !== lastKey) ?? due[0];
    if (next === undefined) return;
    busyWith = lastKey = next.key;
    hasMade = false;
    worker ??= start();
    worker.postMessage(next.piece);
  }

  function pieceOf(known: Kept): ToTwins | null {
    const { wanted, isStuck } = known;
    if (wanted === null || isStuck) return null;
    const everyTicks = Math.max(1, Math.round(EVERY_MS / wanted.run.tickMs));
    const from = standing(known, wanted.run).at(-1);
    const fromTick = from?.tick ?? 0;
    if (wanted.toTick - fromTick < everyTicks) {
      known.wanted = null;
      return null;
    }
    const toTick = Math.min(wanted.toTick, (Math.floor(fromTick / everyTicks) + PIECE) * everyTicks);
    return { run: wanted.run, from: from?.text ?? null, toTick, everyTicks };
  }

  return {
    near(key, run, tick) {
      const known = kept.get(key);
      if (known === undefined) return null;
      return standing(use(key), run).findLast((place) => place.tick <= tick)?.text ?? null;
    },
    want(key, run, toTick) {
      if (isClosed) return;
      const known = use(key);
      known.places = standing(known, run);
      known.wanted = { run, toTick };
      goOn();
    },
    async close() {
      isClosed = true;
      await worker?.terminate();
    },
  };
}

/** P4 */
function thinned(places: readonly MadePlace[]): readonly MadePlace[] {
  if (places.length <= MOST_PLACES) return places;
  const older = places.slice(0, MOST_PLACES / 2);
  return [...older.filter((_, index) => index % 2 === 1), ...places.slice(MOST_PLACES / 2)];
}

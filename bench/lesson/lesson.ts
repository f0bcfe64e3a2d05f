import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isDeepStrictEqual } from 'node:util';
import { seededRandom } from '../sync/statistics.ts';
import type { LineSpec } from './line.ts';
import { p, skewsMs, watchClocks } from './measures.ts';
import { openBenchLesson } from './platform.ts';
import { watchPositions } from './positions.ts';
import { startProxy } from './proxy-process.ts';
import { openReceiver, type Receiver, sleep, until } from './receiver.ts';
import type { Row } from './rows.ts';
import { createLeadTeacher } from './script.ts';

const RECEIVERS = 30;
/** Each kind of outage. */
const CUT = 5;
const LATE = 5;
const UNLIKE = 3;
const OUTAGE_MS = 10_000;
const WARM_UP_MS = 20_000;
const MOST_DRIFT_PPM = 50;

const SHORTEST_MS = 20;
const LONGEST_MS = 200;

/** Lines between 20 and 200 ms, both ways alike to 4 %; then those of who comes late; then some whose ways are very unlike. */
function drawLines(random: () => number): readonly LineSpec[] {
  const usual = { jitterMs: 30, stallEveryMs: 60_000, longestStallMs: 300 };
  const seed = (): number => Math.floor(random() * 2 ** 32);
  const alike = (roundTripMs: number): LineSpec => ({
    ...usual,
    roundTripMs,
    thereShare: 0.5 + (random() - 0.5) * 0.04,
    seed: seed(),
  });
  return [
    ...Array.from({ length: RECEIVERS }, (_, i) =>
      alike(SHORTEST_MS + ((LONGEST_MS - SHORTEST_MS) * i) / (RECEIVERS - 1)),
    ),
    ...Array.from({ length: LATE }, () => alike(LONGEST_MS)),
    ...Array.from({ length: UNLIKE }, () => ({ ...alike(120), thereShare: 0.9 })),
    alike(40),
  ];
}

export async function measureLesson(dataDir: string, quick: boolean): Promise<readonly Row[]> {
  const random = seededRandom(20_261_126);
  const say = (text: string): void => void process.stderr.write(`${text} …\n`);
  say('the platform starts');
  const lesson = await openBenchLesson(dataDir, RECEIVERS + LATE + UNLIKE);
  const lines = drawLines(random);
  const proxy = await startProxy(lesson.port, lines);
  const opened: Receiver[] = [];
  const open = (cookie: string, port: number, isTrue = false): Receiver => {
    const clock = isTrue
      ? { startMs: 0, driftPpm: 0 }
      : { startMs: (random() - 0.5) * 1e9, driftPpm: (random() * 2 - 1) * MOST_DRIFT_PPM };
    const receiver = openReceiver({ id: lesson.id, cookie, page: randomUUID() }, port, clock);
    opened.push(receiver);
    return receiver;
  };
  const cookieOf = (index: number): string => lesson.receivers[index] ?? '';
  const portOf = (index: number): number => proxy.ports[index] ?? 0;
  try {
    const truth = open(lesson.lead, lesson.port, true);
    const lead = open(lesson.lead, portOf(lines.length - 1));
    const receivers = Array.from({ length: RECEIVERS }, (_, i) => open(cookieOf(i), portOf(i)));
    const unlike = Array.from({ length: UNLIKE }, (_, i) =>
      open(cookieOf(RECEIVERS + LATE + i), portOf(RECEIVERS + LATE + i)),
    );
    say('everybody joins');
    await until(
      () =>
        opened.every(({ link }) => link.getSnapshot().connection === 'following' && link.getSnapshot().clock !== null),
      60_000,
      'everybody follows',
    );
    await sleep(WARM_UP_MS);

    const partMs = quick ? 30_000 : 120_000;
    say(`${(3 * partMs) / 1_000} s of lesson`);
    const loop = monitorEventLoopDelay({ resolution: 5 });
    loop.enable();
    let isOver = false;
    const over = (): boolean => isOver;
    const firstSeq = truth.link.getSnapshot().headSeq + 1;
    const clocks = watchClocks(truth, receivers, over);
    const unlikeClocks = watchClocks(truth, unlike, over);
    const positions = watchPositions(truth, receivers, over);
    const teacher = createLeadTeacher(lead, 7);
    await teacher.slides(partMs);
    await teacher.video(partMs);
    await teacher.twin(partMs);
    await sleep(2_000);
    isOver = true;
    loop.disable();
    const lastSeq = truth.link.getSnapshot().headSeq;
    const seqs = Array.from({ length: lastSeq - firstSeq + 1 }, (_, i) => firstSeq + i);
    const shown = skewsMs(receivers, seqs, ({ shownAtMs }, seq) => shownAtMs.get(seq));
    const naive = skewsMs(receivers, seqs, ({ arrivedAtMs }, seq) => arrivedAtMs.get(seq));
    const lateMs = receivers.flatMap((receiver) => receiver.lateMs);
    const clock = await clocks;
    const unlikeClock = await unlikeClocks;
    const position = await positions;

    say('lines are cut for 10 s, and others go dead');
    const outage = await measureOutage(truth, receivers, proxy, teacher);
    say('five come late');
    const late = await measureLate(truth, () =>
      Array.from({ length: LATE }, (_, i) => open(cookieOf(RECEIVERS + i), portOf(RECEIVERS + i))),
    );

    const onTime = lateMs.filter((ms) => ms <= 20).length / lateMs.length;
    return [
      { figure: 'entries measured, by 30 receivers', value: seqs.length, unit: '' },
      { figure: 'skew of an entry, median', value: p(shown, 50), naive: p(naive, 50), unit: 'ms' },
      { figure: 'skew of an entry, p95', value: p(shown, 95), naive: p(naive, 95), unit: 'ms', aim: '≤ 50' },
      { figure: 'skew of an entry, p99', value: p(shown, 99), naive: p(naive, 99), unit: 'ms', aim: '≤ 100' },
      { figure: 'shown at most 20 ms after their moment', value: onTime * 100, unit: '%' },
      { figure: 'this program waited for the processor, p95', value: loop.percentile(95) / 1e6 - 5, unit: 'ms' },
      {
        figure: 'video’s computed position, error p95',
        value: p(position.videoMs, 95),
        naive: p(position.naiveVideoMs, 95),
        unit: 'ms',
        aim: '≤ 40',
      },
      { figure: 'corrected video element, error p95', value: p(position.elementMs, 95), unit: 'ms', aim: '≤ 40' },
      {
        figure: 'twin’s position, error p95',
        value: p(position.twinMs, 95),
        naive: p(position.naiveTwinMs, 95),
        unit: 'ms',
        aim: '≤ 40',
      },
      { figure: 'lesson time’s true error, p95', value: p(clock.errorMs, 95), unit: 'ms' },
      { figure: 'bound shown, p95', value: p(clock.boundMs, 95), unit: 'ms', aim: '≤ 20' },
      {
        figure: 'looks at which the error exceeded the bound',
        value: clock.beyondBound,
        unit: `of ${clock.errorMs.length}`,
        aim: '0',
      },
      { figure: 'certain bound, p95', value: p(clock.certainBoundMs, 95), unit: 'ms' },
      {
        figure: 'looks at which the error exceeded the certain bound',
        value: clock.beyondCertain,
        unit: `of ${clock.errorMs.length}`,
        aim: '0',
      },
      { figure: 'ways 90 : 10, true error p95', value: p(unlikeClock.errorMs, 95), unit: 'ms' },
      {
        figure: 'ways 90 : 10, looks beyond the bound',
        value: unlikeClock.beyondBound,
        unit: `of ${unlikeClock.errorMs.length}`,
      },
      {
        figure: 'ways 90 : 10, looks beyond the certain bound',
        value: unlikeClock.beyondCertain,
        unit: `of ${unlikeClock.errorMs.length}`,
        aim: '0',
      },
      ...outage,
      ...late,
    ];
  } finally {
    for (const receiver of opened) receiver.close();
    await proxy.stop();
    await lesson.stop();
  }
}

type Proxy = Awaited<ReturnType<typeof startProxy>>;

const hasAll = ({ link }: Receiver, seq: number): boolean => {
  const { connection, shownSeq, clock } = link.getSnapshot();
  return connection === 'following' && clock !== null && shownSeq >= seq;
};

/** Five lines are cut, five go dead without a word, while the lesson goes on; then all are there again. */
async function measureOutage(
  truth: Receiver,
  receivers: readonly Receiver[],
  proxy: Proxy,
  teacher: ReturnType<typeof createLeadTeacher>,
): Promise<readonly Row[]> {
  const cut = receivers.slice(0, CUT).map((receiver, index) => ({ receiver, index, kind: 'cut' as const }));
  const dead = receivers
    .slice(RECEIVERS - CUT)
    .map((receiver, index) => ({ receiver, index: RECEIVERS - CUT + index, kind: 'dead' as const }));
  const away = [...cut, ...dead];
  const beforeSeq = truth.link.getSnapshot().headSeq;
  for (const { index, kind } of away) proxy.become(index, kind);
  const teaching = teacher.slides(OUTAGE_MS);
  await sleep(OUTAGE_MS);
  for (const { index } of away) proxy.become(index, 'up');
  const beganAtMs = performance.now();
  const missedSeq = truth.link.getSnapshot().shownSeq;
  const tookMs = await Promise.all(
    away.map(async ({ receiver, kind }) => {
      await until(() => hasAll(receiver, missedSeq), 60_000, 'the stage is the same again');
      return { kind, ms: performance.now() - beganAtMs };
    }),
  );
  await teaching;
  await sleep(2_000);
  const afterSeq = truth.link.getSnapshot().headSeq;
  const wanted = truth.link.getSnapshot().stage;
  const unequal = receivers.filter(({ link }) => !isDeepStrictEqual(link.getSnapshot().stage, wanted)).length;
  const lost = away.map(({ receiver }) => {
    let naive = 0;
    for (let seq = beforeSeq + 1; seq <= afterSeq; seq += 1) if (!receiver.arrivedAtMs.has(seq)) naive += 1;
    return { shown: afterSeq - receiver.link.getSnapshot().shownSeq, naive };
  });
  const longest = (kind: string): number =>
    Math.max(...tookMs.filter((took) => took.kind === kind).map(({ ms }) => ms));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return [
    {
      figure: 'after a line cut for 10 s: the same stage within, slowest of 5',
      value: longest('cut'),
      unit: 'ms',
      aim: '≤ 3000',
    },
    {
      figure: 'after a line dead for 10 s: the same stage within, slowest of 5',
      value: longest('dead'),
      unit: 'ms',
      aim: '≤ 3000',
    },
    {
      figure: 'entries lost by the ten',
      value: sum(lost.map(({ shown }) => shown)),
      naive: sum(lost.map(({ naive }) => naive)),
      unit: '',
      aim: '0',
    },
    { figure: 'of 30 receivers, stages that differ afterwards', value: unequal, unit: '', aim: '0' },
  ];
}

/** From asking for a socket until the whole stage is shown, on lines of 200 ms. */
async function measureLate(truth: Receiver, open: () => readonly Receiver[]): Promise<readonly Row[]> {
  const beganAtMs = performance.now();
  const late = open();
  const seq = truth.link.getSnapshot().shownSeq;
  const tookMs = await Promise.all(
    late.map(async (receiver) => {
      await until(() => hasAll(receiver, seq), 30_000, 'a late one has the stage');
      return performance.now() - beganAtMs;
    }),
  );
  const wanted = truth.link.getSnapshot().stage;
  const unequal = late.filter(({ link }) => !isDeepStrictEqual(link.getSnapshot().stage, wanted)).length;
  const entries = truth.link.getSnapshot().headSeq;
  return [
    {
      figure: `joining late at ${entries} entries, slowest of 5`,
      value: Math.max(...tookMs),
      unit: 'ms',
      aim: '≤ 2000',
    },
    { figure: 'late ones whose stage differs', value: unequal, unit: '', aim: '0' },
  ];
}

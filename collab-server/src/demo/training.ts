import type { Db } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import type { Training } from '../training/index.ts';
import { demoPersonId } from './people.ts';

type Deps = {
  readonly db: Db;
  readonly training: Pick<Training, 'layTask' | 'layAttempt'>;
  readonly log: Log;
  readonly now: () => number;
};

const CLASS = 'demo-class-ciyaoping-2';
const DAY_MS = 24 * 3_600_000;
const TASK_PREFIX = 'demo-training-';

type DemoTask = {
  readonly id: string;
  readonly exerciseId: string;
  readonly mode: 'guided' | 'practice' | 'exam';
  readonly title: string;
  readonly note: string;
  readonly drawsFault?: true;
  readonly minutes: number | null;
  readonly opensDaysAgo: number;
  readonly closesInDays: number;
  /** Who has done it, how many days ago, and how much of it. */
  readonly done: readonly { readonly account: string; readonly daysAgo: number; readonly share: number }[];
};

/** What the trade class is set: one task that it is at, one of faults, and an exam that waits. */
const tasks: readonly DemoTask[] = [
  {
    id: 'wiring',
    exerciseId: 'wire-and-run',
    mode: 'practice',
    title: '星-三角降压启动：接线、断电检测与试车',
    note: '先挂牌上锁并验电；通电试车前请先自查一遍端子和线号。',
    minutes: null,
    opensDaysAgo: 4,
    closesInDays: 10,
    done: [
      { account: 'zhongyifan', daysAgo: 2, share: 1 },
      { account: 'panruoning', daysAgo: 1, share: 0.72 },
    ],
  },
  {
    id: 'fault',
    exerciseId: 'find-fault',
    mode: 'practice',
    title: '排故练习：用万用表找出故障元件',
    note: '每次抽签一个故障；请在交卷前说出故障元件并修复。',
    drawsFault: true,
    minutes: 40,
    opensDaysAgo: 3,
    closesInDays: 11,
    done: [{ account: 'panruoning', daysAgo: 1, share: 1 }],
  },
  {
    id: 'exam',
    exerciseId: 'find-fault',
    mode: 'exam',
    title: '期中实操考核：星-三角启动排故',
    note: '限时 30 分钟，一次机会；中途断线可回来继续，时间照走。',
    drawsFault: true,
    minutes: 30,
    opensDaysAgo: 0,
    closesInDays: 14,
    done: [],
  },
];

/** Who has done what of it: so many attempts are scored once the demo is laid whole. */
export const demoAttempts: readonly { readonly account: string }[] = tasks.flatMap(({ done }) => done);

/** Tasks of the demo's trade class, and what was done of them: real logs, run and scored in the background. Again changes nothing. */
export function seedDemoTraining(deps: Deps): Promise<void> {
  return lay(deps).catch((error: unknown) => deps.log.warn({ err: error }, 'the training of the demo was not laid'));
}

async function lay({ db, training, log, now }: Deps): Promise<void> {
  const hasClass = await db.selectFrom('classGroup').select('id').where('id', '=', CLASS).executeTakeFirst();
  if (!hasClass) return;
  const nowMs = now();
  for (const task of tasks) {
    const isExam = task.mode === 'exam';
    await training.layTask({
      id: `${TASK_PREFIX}${task.id}`,
      classGroupId: CLASS,
      sceneId: 'motor-starter',
      exerciseId: task.exerciseId,
      mode: task.mode,
      title: task.title,
      note: task.note,
      faults: task.drawsFault ? { kind: 'drawn', count: 1 } : { kind: 'none' },
      minutes: task.minutes,
      attempts: isExam ? 1 : null,
      opensAtMs: nowMs - task.opensDaysAgo * DAY_MS,
      closesAtMs: nowMs + task.closesInDays * DAY_MS,
      results: isExam ? 'afterClose' : 'atOnce',
      createdBy: demoPersonId('hanlixing'),
      createdAtMs: nowMs - task.opensDaysAgo * DAY_MS,
    });
  }
  for (const { id, done } of tasks)
    for (const { account, daysAgo, share } of done) {
      const attempt = {
        assignmentId: `${TASK_PREFIX}${id}`,
        personId: demoPersonId(account),
        openedAtMs: nowMs - daysAgo * DAY_MS,
        share,
      };
      await training.layAttempt(attempt).catch((error: unknown) => {
        // The server closes, or the thread was lost: the next start lays what is missing.
        log.debug({ err: error, id }, 'an attempt of the demo was not laid');
      });
    }
}

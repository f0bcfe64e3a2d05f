import type { Browser, Page } from 'playwright-core';
import face from '@tongyan/scenes/motor-starter/face';
import scene from '@tongyan/scenes/motor-starter/scene';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { doByKeys, untilShown, walkTo } from './support/control-keys.ts';
import { type PlannedStep, planByControls } from './support/control-plan.ts';
import { demoPerson } from './support/document.ts';
import { playsEveryMoment } from './support/moments.ts';
import { type Product, startProduct } from './support/product.ts';

/** A whole exercise in real time. */
const LONG_MS = 1_800_000;
/** The replay's line goes by tenths of a second. */
const STEP_TICKS = 100;

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser({ pictures: false })]);
});
afterAll(async () => {
  await browser?.close();
  await product?.dispose();
});

interface Aspect {
  readonly id: string;
  readonly points: number;
  readonly awarded: number | null;
  readonly evidence: { readonly fromTick: number; readonly toTick: number };
}

interface Score {
  readonly result: {
    readonly awarded: number;
    readonly aspects: readonly Aspect[];
    readonly vetoes: readonly { readonly id: string; readonly zeroes: unknown }[];
  };
}

/** Begins on the level of practice, by the keyboard alone. */
async function begin(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: '开始练习' }).waitFor();
  await walkTo(page, /^开始练习$/u);
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: '控制' }).waitFor();
  await page.locator('[data-row="QF"]').waitFor();
}

/** Hands in and goes to the score, by the keyboard alone; answers what the server made of it. */
async function handIn(page: Page): Promise<{ readonly id: string; readonly score: Score }> {
  await walkTo(page, /^交卷…?$/u);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await walkTo(page, /^交卷$/u);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '已交卷' }).waitFor();
  await walkTo(page, /^看成绩$/u);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: '总分' }).waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const answer = await page.request.get(`/api/training/attempts/${id}/score`);
  return { id, score: (await answer.json()) as Score };
}

const lostIn = ({ result }: Score): readonly string[] =>
  result.aspects.flatMap(({ id, points, awarded }) => (awarded === points ? [] : [`${id}: ${awarded} of ${points}`]));

/** What stands in a new wire's fields at first. */
const FIRST_FIELDS = ['L11', '主回路', '黑', '1'].map((choice) => ({ choices: [choice], choice }));
/** The cabinet comes with wires in it. */
const WIRES_THERE = 19;

/** Two lines joined behind FU1, with QF on. */
const BRIDGE: readonly PlannedStep[] = [
  ['QF:2', 'FU1:1'],
  ['QF:4', 'FU1:3'],
  ['FU1:2', 'FU1:4'],
].map(([from = '', to = ''], index) => ({
  control: 'newWire',
  key: 'n',
  deed: { kind: 'join', from, to, fields: FIRST_FIELDS },
  afterS: 0,
  held: null,
  seen: { rows: { newWire: `共 ${WIRES_THERE + 1 + index} 根` }, reading: null },
}));

/** A task with this fault for the class of whoever is signed in there; answers its id. */
async function assign(page: Page, fault: string): Promise<string> {
  const known = await page.request.get('/api/training/assignments?as=teacher');
  const { assignments } = (await known.json()) as { assignments: { classGroup: { id: string } }[] };
  const nowMs = Date.now();
  const made = await page.request.post('/api/training/assignments', {
    data: {
      sceneId: 'motor-starter',
      exerciseId: 'find-fault',
      classGroupId: assignments[0]?.classGroup.id,
      mode: 'practice',
      title: '排故',
      faults: { kind: 'chosen', faultIds: [fault] },
      opensAtMs: nowMs - 60_000,
      closesAtMs: nowMs + 3_600_000,
    },
  });
  expect(made.status(), await made.text()).toBe(200);
  return ((await made.json()) as { id: string }).id;
}

describe('the motor starter, worked through its list of controls', { timeout: LONG_MS }, () => {
  it('tells of a bridge under power at once, and takes the points of safety for it', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'panruoning');
    await begin(page, '/training/run/motor-starter/wire-and-run');
    for (const step of BRIDGE) await doByKeys(page, step);
    await untilShown(page, { rows: { FU1: '熔断' }, reading: null });
    const strip = page.getByRole('region', { name: '危险与失误' });
    for (const words of ['带电作业', '相间短路，熔断器熔断']) await strip.getByText(words).waitFor();
    await page.getByRole('tab', { name: '播报' }).click();
    await page.getByRole('tabpanel').getByText('FU1 主熔断器：熔断').waitFor();
    const { score } = await handIn(page);
    expect(score.result.vetoes.map(({ id }) => id).toSorted()).toEqual(['shortCircuit', 'unproven', 'workedLive']);
    const vetoes = page.getByRole('region', { name: '危险操作：一票否决' });
    await vetoes.getByText('带电作业').first().waitFor();
    await context.close();
  });

  it('lets a fault be found by measuring, named and repaired', async () => {
    const fault = 'coilOfKm1Open';
    const teacher = await demoPerson(browser, product.address, 'hanlixing');
    const assignmentId = await assign(teacher.page, fault);
    await teacher.context.close();
    const { context, page } = await demoPerson(browser, product.address, 'panruoning');
    const steps = planByControls({ scene, face }, 'find-fault', [fault]);
    await begin(page, `/training/run/motor-starter/find-fault?assignment=${assignmentId}`);
    for (const step of steps) await doByKeys(page, step);
    const { id, score } = await handIn(page);
    expect(lostIn(score)).toEqual([]);
    await playsEveryMoment(page, id, score, STEP_TICKS);
    await context.close();
  });

  it('is wired and run by the keyboard alone, to every point, and each point plays its moment', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'zhongyifan');
    const steps = planByControls({ scene, face }, 'wire-and-run');
    await begin(page, '/training/run/motor-starter/wire-and-run');
    for (const step of steps) await doByKeys(page, step);
    await page.getByRole('heading', { name: '全部步骤已完成' }).waitFor();
    const { id, score } = await handIn(page);
    expect(lostIn(score)).toEqual([]);
    expect(score.result).toMatchObject({ awarded: 100, vetoes: [] });

    await playsEveryMoment(page, id, score, STEP_TICKS);
    const runs = score.result.aspects.find((one) => one.id === 'works')?.evidence.fromTick ?? -1;
    await page.goto(`/training/attempts/${id}/replay?tick=${runs}`);
    await page.getByRole('tab', { name: '控制' }).click();
    await untilShown(page, { rows: { QF: '合闸', KM1: '吸合', KM2: '吸合', KM3: '释放' }, reading: null });
    await context.close();
  });
});

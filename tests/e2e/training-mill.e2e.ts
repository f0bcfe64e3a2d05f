import type { Browser, Page } from 'playwright-core';
import face from '@tongyan/scenes/cnc-mill/face';
import cncMill from '@tongyan/scenes/cnc-mill/scene';
import type { Json } from '@tongyan/sim-engine/kernel';
import { Recorder } from '@tongyan/sim-engine/log';
import { traineeViewOf } from '@tongyan/sim-engine/view';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { Hand, type Scripted } from './support/control-hand.ts';
import { demoPerson } from './support/document.ts';
import { playsEveryMoment } from './support/moments.ts';
import { type Product, startProduct } from './support/product.ts';

/** Minutes of cutting at ten times its speed, on a machine that others may keep busy. */
const LONG_MS = 900_000;
const CUT_MS = 300_000;
/** The replay's line goes by tenths of a second, and a little more for what is between them. */
const STEP_TICKS = 30;
const EXERCISE = '/training/run/cnc-mill/make-part';

/** What a student wrote: faces the blank and mills the pocket Ø40. The wall is cut twice, for what the tool gave way. */
const PROGRAM = `%
(FACE AND POCKET 铣平面和圆槽)
G21 G17 G40 G49 G80 G90 G94 G54
T1 M6
S1720 M3
G43 H1
G0 X-82 Y-20
Z10 M8
Z0
G1 X82 F1290
G0 Z10
X-82 Y20
Z0
G1 X82
G0 Z50 M9
T2 M6
S4970 M3
G43 H2
G0 X7 Y0
Z20 M8
Z1
G3 X7 Y0 Z-10 I-7 P5 F700
I-7 F1000
G1 X11.7
G3 I-11.7 F1200
G1 X0 Y0
G41 D2 X8 Y-12 F900
G3 X20 Y0 R12
I-20
I-20
X8 Y12 R12
G1 G40 X0 Y0
G0 Z50 M9
M5
G53 G0 Z0
G53 Y0
M30
%
`;
/** The same with a word that no control knows, in line 10. */
const MISTAKEN = PROGRAM.replace('G1 X82 F1290', 'G77 X82 F1290');
const TOOL_MM = 16;
/** The middle of Ø40 H7. */
const WANTED_MM = 40.0125;
const TOOLS = new Set<Json>([1, 2, 9]);

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser({ pictures: false })]);
});
afterAll(async () => {
  await browser?.close();
  await product?.dispose();
});

const exercise = cncMill.exercises.find(({ id }) => id === 'make-part');

const mill = (name: string, args: Json = null, waitS = 0): Scripted => ({
  command: { target: 'mill', name, args },
  waitS,
});

/** The commands with which the exercise shows a step itself. */
function shown(step: string): readonly Scripted[] {
  const found = exercise?.training.procedure.steps.find(({ id }) => id === step);
  if (found === undefined) throw new Error(`the exercise has no step ${step}`);
  return found.demonstration ?? [];
}

/** Of a step, what concerns the tools of this program. */
const ofTools = (step: string): readonly Scripted[] =>
  shown(step).filter(({ command }) => {
    const { toolNumber = 1, register = 'H1' } = Object(command.args) as { toolNumber?: number; register?: string };
    return TOOLS.has(toolNumber) && (!register.startsWith('H') || TOOLS.has(Number(register.slice(1))));
  });

function handAt(page: Page): Hand {
  if (exercise === undefined) throw new Error('there is no such exercise');
  const { system, reserved } = exercise.training;
  const begun = Recorder.start(system, { seed: 1 }, { observers: [], reserved });
  if (!begun.ok) throw new Error(begun.failure.code);
  return new Hand(page, face, traineeViewOf(system)(begun.value.simulation));
}

/** Begins on the level of practice, ten times as fast as the clock goes. */
async function begin(page: Page): Promise<Hand> {
  await page.goto(EXERCISE);
  await page.getByRole('button', { name: '开始练习' }).click();
  await page.locator('[data-row="mainSwitch"]').waitFor();
  await page.getByRole('button', { name: /速度/u }).click();
  await page.getByRole('option', { name: '10×' }).click();
  return handAt(page);
}

/** Dresses, switches on and runs to the reference. */
async function startsUp(hand: Hand): Promise<void> {
  await hand.does([...shown('dress'), ...shown('air'), ...shown('powerOn'), ...shown('reference')]);
  await hand.sees('home', /^已回零$/u);
}

const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();

async function opensProgram(page: Page, text: string): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'plate.nc', mimeType: 'text/plain', buffer: Buffer.from(text) });
}

/** Minutes of cutting so far. Time under power, beside them, goes on also where the start has not reached the machine yet. */
const cutMin = async (hand: Hand): Promise<number> =>
  Number(/切削 ([\d.]+) 分/u.exec(await hand.shows('hours'))?.[1] ?? Number.NaN);

async function cuts(page: Page, hand: Hand): Promise<void> {
  await tab(page, '控制');
  const before = await cutMin(hand);
  await hand.does([mill('cycleStart')]);
  // A short program is over before somebody who is slow has seen it run.
  await expect.poll(() => cutMin(hand), { timeout: CUT_MS }).toBeGreaterThan(before);
  await hand.sees('cycle', /^停止$/u);
  await hand.sees('alarms', /^无报警$/u);
}

/** Takes a gauge, sets it to zero, measures; answers what it shows, mm. */
async function measures(page: Page, gauge: string, size: RegExp): Promise<number> {
  await page.getByRole('combobox', { name: '量具柜' }).selectOption(gauge);
  await page.getByRole('button', { name: '校零', exact: true }).click();
  const places = page.getByRole('combobox', { name: '测量的尺寸和位置' });
  const first = await places.locator('option').filter({ hasText: size }).first().getAttribute('value');
  await places.selectOption(first);
  const rows = page.getByRole('tabpanel').getByRole('table').getByRole('row');
  const before = await rows.count();
  await page.getByRole('button', { name: '测量', exact: true }).click();
  await expect.poll(() => rows.count()).toBe(before + 1);
  return Number.parseFloat(await rows.first().getByRole('cell').innerText());
}

interface Aspect {
  readonly id: string;
  readonly awarded: number | null;
  readonly evidence: { readonly fromTick: number; readonly toTick: number };
}

interface Score {
  readonly result: {
    readonly aspects: readonly Aspect[];
    readonly vetoes: readonly { readonly id: string }[];
  };
}

/** Hands in and goes to the score; answers what the server made of it. */
async function handIn(page: Page): Promise<{ readonly id: string; readonly score: Score }> {
  await page.getByRole('button', { name: '交卷…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '交卷' }).click();
  await page.getByRole('link', { name: '看成绩' }).click();
  await page.getByRole('region', { name: '总分' }).waitFor({ timeout: 300_000 });
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const answer = await page.request.get(`/api/training/attempts/${id}/score`);
  return { id, score: (await answer.json()) as Score };
}

const pointsOf = ({ result }: Score, ...ids: readonly string[]): Readonly<Record<string, number | null>> =>
  Object.fromEntries(result.aspects.filter(({ id }) => ids.includes(id)).map(({ id, awarded }) => [id, awarded]));

describe('the machining centre, worked through its pages', { timeout: LONG_MS }, () => {
  it('cuts a part from a program of the trainee, measures, corrects and cuts again, and every point plays its moment', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'panruoning');
    const hand = await begin(page);
    await startsUp(hand);
    await hand.does([...shown('vice'), ...shown('clamp'), ...ofTools('fitTools'), ...ofTools('lengths')]);
    await hand.does(shown('datum'));
    await tab(page, '程序');
    await opensProgram(page, MISTAKEN);
    await page.getByRole('button', { name: /第 10 行/u }).click();
    await expect.poll(() => page.locator('.cm-lineNumbers .cm-activeLineGutter').textContent()).toBe('10');
    await opensProgram(page, PROGRAM);
    await page.getByText('没有发现错误').waitFor();
    await page.getByRole('button', { name: '送入系统' }).click();
    await page.getByText(/与系统内存一致/u).waitFor();
    await tab(page, '控制');
    await hand.does([
      mill('setOffset', { register: 'D2', valueMm: TOOL_MM }),
      mill('checkProgram'),
      mill('mode', { mode: 'auto' }),
    ]);
    await cuts(page, hand);
    await hand.does([mill('door', { open: true }), mill('cleanPart')]);
    await tab(page, '量具');
    const roughMm = await measures(page, 'boreGauge', /Ø40/u);
    // It gave way: the pocket is a little too small, and can still be cut again.
    expect(roughMm).toBeGreaterThan(39.9);
    expect(roughMm).toBeLessThan(40);
    await tab(page, '控制');
    const correctedMm = Number((TOOL_MM - (WANTED_MM - roughMm)).toFixed(3));
    await hand.does([
      mill('putBackGauge'),
      mill('setOffset', { register: 'D2', valueMm: correctedMm }),
      mill('door', { open: false }),
    ]);
    await cuts(page, hand);
    await hand.does([mill('door', { open: true }), mill('cleanPart')]);
    await tab(page, '量具');
    const diameterMm = await measures(page, 'boreGauge', /Ø40/u);
    expect(diameterMm).toBeGreaterThan(40.002);
    expect(diameterMm).toBeLessThan(40.023);
    const depthMm = await measures(page, 'depthMicrometer', /10 ±/u);
    expect(Math.abs(depthMm - 10)).toBeLessThan(0.05);
    await tab(page, '控制');
    const record = (size: string, answer: number): Scripted => ({
      command: { target: '@session', name: 'answer', args: { question: `size.${size}`, answer } },
    });
    await hand.does([
      record('pocketDiameter', diameterMm),
      record('pocketDepth', depthMm),
      mill('putBackGauge'),
      mill('handIn'),
    ]);
    await hand.sees('part', /^已交检$/u);
    const { id, score } = await handIn(page);
    expect(
      pointsOf(score, 'dressed', 'startedUp', 'datum', 'programChecked', 'sizePocketDiameter', 'sizePocketDepth'),
    ).toEqual({ dressed: 3, startedUp: 4, datum: 4, programChecked: 3, sizePocketDiameter: 5, sizePocketDepth: 3 });
    expect(pointsOf(score, 'sizeLength', 'sizeBores')).toEqual({ sizeLength: 0, sizeBores: 0 });
    expect(score.result.vetoes).toEqual([]);
    await playsEveryMoment(page, id, score, STEP_TICKS);
    await context.close();
  });

  it('lets a tool be driven into the vice, and shows what comes of it', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'zhongyifan');
    const hand = await begin(page);
    await startsUp(hand);
    await hand.does([mill('fitTool', { toolNumber: 2 }), mill('callTool', { toolNumber: 2 })]);
    await hand.sees('tool2', /^在主轴上$/u);
    await hand.does([mill('mode', { mode: 'mdi' })]);
    const typed = await hand.open('mdi');
    await typed.getByRole('textbox').fill('G53 G0 X-400 Y-250\nG53 G0 Z-500');
    await typed.getByRole('button', { name: '确定' }).click();
    await hand.sees('alarms', /碰撞/u);
    await hand.sees('tool2', /^已断$/u);
    await page.getByRole('region', { name: '危险与失误' }).getByText(/碰撞/u).waitFor();
    const { score } = await handIn(page);
    expect(score.result.vetoes.map((veto) => veto.id)).toEqual(['collision']);
    // It was dressed and started up as it should be: the collision takes that.
    expect(pointsOf(score, 'dressed', 'startedUp')).toEqual({ dressed: 0, startedUp: 0 });
    await page.getByRole('region', { name: '危险操作：一票否决' }).getByText(/碰撞/u).first().waitFor();
    await context.close();
  });
});

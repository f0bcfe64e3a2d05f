import type { APIRequestContext, Browser, Page } from 'playwright-core';
import { loadNamedScene } from '@tongyan/scenes/catalogue/named';
import face from '@tongyan/scenes/motor-starter/face';
import scene from '@tongyan/scenes/motor-starter/scene';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStation, type Station } from '../../collab-server/src/training/live/testing-station.ts';
import { launchBrowser, newPerson, seriousViolations, signIn } from './support/browser.ts';
import { doByKeys } from './support/control-keys.ts';
import { planByControls } from './support/control-plan.ts';
import { demoPerson } from './support/document.ts';
import { type Line, openLine } from './support/line.ts';
import { openAnew } from './support/offline.ts';
import { demoPassword, type Product, startProduct } from './support/product.ts';

/** An exam in real time, on a machine that may be busy. */
const LONG_MS = 1_500_000;
const FAULT = 'coilOfKm1Open';

let product: Product;
let line: Line;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser({ pictures: false })]);
  line = await openLine(product.address);
});
afterAll(async () => {
  await browser?.close();
  await line?.close();
  await product?.dispose();
});

interface Task {
  readonly id: string;
  readonly title: string;
}

/** An exam of one attempt for the class of whoever is signed in there. */
async function setExam(
  teacher: APIRequestContext,
  of: Readonly<Record<string, unknown>>,
  title: string,
): Promise<Task> {
  const known = await teacher.get('/api/training/assignments?as=teacher');
  const { assignments } = (await known.json()) as { assignments: { classGroup: { id: string } }[] };
  const nowMs = Date.now();
  const made = await teacher.post('/api/training/assignments', {
    data: {
      classGroupId: assignments[0]?.classGroup.id,
      mode: 'exam',
      title,
      attempts: 1,
      results: 'afterClose',
      opensAtMs: nowMs - 60_000,
      closesAtMs: nowMs + 7_200_000,
      ...of,
    },
  });
  expect(made.status(), await made.text()).toBe(200);
  return { id: ((await made.json()) as { id: string }).id, title };
}

/** Texts that guide and names of faults, and what faults are called in the model: none of it may come to an exam. */
async function withheldFrom(sceneId: string): Promise<readonly string[]> {
  const named = await loadNamedScene(sceneId);
  const texts = Object.values(named?.strings ?? {}).flatMap((strings) => Object.entries(strings));
  const guiding = texts.filter(([key]) => /^(?:hint|nudge|explain|asked|fault)\./u.test(key)).map(([, text]) => text);
  const ids = (named?.exercises ?? []).flatMap(({ faults }) => faults.map(({ id }) => id));
  // Some faults are called what the machine itself says of its state, such as an alarm.
  const said = texts.flatMap(([key]) => (key.startsWith('fault.') ? [] : [key]));
  const telling = ids.filter((id) => !said.some((key) => key.includes(id)) && /[a-z][A-Z]/u.test(id));
  const keys = ids.map((id) => `fault.${id}`);
  expect(guiding.length).toBeGreaterThan(100);
  expect(telling.length).toBeGreaterThan(5);
  return [...new Set([...guiding, ...telling, ...keys])];
}

const savedLine = (page: Page) => page.locator('header [role=status]').allInnerTexts();
const atWork = (page: Page) => page.getByRole('tab', { name: '控制' }).waitFor();
async function attemptOf(request: APIRequestContext, attemptId: string) {
  const answer = await request.get(`/api/training/attempts/${attemptId}`);
  return ((await answer.json()) as { attempt: { entries: number; state: string } }).attempt;
}
const entriesKept = async (request: APIRequestContext, attemptId: string): Promise<number> =>
  (await attemptOf(request, attemptId)).entries;
const stateOf = async (request: APIRequestContext, attemptId: string): Promise<string> =>
  (await attemptOf(request, attemptId)).state;

/** A teacher who looks at a run on the server and leads it, as a station would. */
async function leading(account: string, attemptId: string): Promise<Station> {
  const { context } = await demoPerson(browser, product.address, account);
  const cookies = await context.cookies();
  await context.close();
  return openStation(product.address, cookies.map(({ name, value }) => `${name}=${value}`).join('; '), attemptId);
}

describe('an exam on the server', { timeout: LONG_MS }, () => {
  it('is taken once, through closed windows, a killed server and a lost line, and tells nothing before its time', async () => {
    const teacher = await demoPerson(browser, product.address, 'hanlixing');
    const set = { sceneId: 'motor-starter', exerciseId: 'find-fault', faults: { kind: 'chosen', faultIds: [FAULT] } };
    const task = await setExam(teacher.page.request, set, '排故考核');

    const { context, page: first } = await demoPerson(browser, line.address, 'panruoning');
    const { request } = first;
    const steps = planByControls({ scene, face }, 'find-fault', [FAULT]);
    const stages = [6, 14, 24].map((at, index, all) => steps.slice(all[index - 1] ?? 0, at));
    const rest = steps.slice(24);

    // From the list of tasks into the exam.
    await first.goto('/training');
    const due = first.getByRole('list', { name: '要做的任务' });
    await due
      .getByRole('link', { name: /排故考核/ })
      .first()
      .click();
    await first.getByRole('button', { name: '开始考核' }).click();
    await atWork(first);
    await first.getByRole('heading', { name: '按任务要求独立完成' }).waitFor();
    expect(await seriousViolations(first)).toEqual([]);
    const attemptId = new URL(first.url()).searchParams.get('attempt') ?? '';
    for (const step of stages[0] ?? []) await doByKeys(first, step);
    await expect.poll(() => savedLine(first)).toContain('每一步已存服务器');
    const shown = await first.locator('[data-row] [data-tone]').allInnerTexts();
    const before = await entriesKept(request, attemptId);
    expect(before).toBeGreaterThanOrEqual(6);

    // The window is closed in the middle of it and opened again.
    const page = await openAnew(context, first, new URL(first.url()).pathname + new URL(first.url()).search);
    await atWork(page);
    await expect.poll(() => page.locator('[data-row] [data-tone]').allInnerTexts()).toEqual(shown);
    for (const step of stages[1] ?? []) await doByKeys(page, step);
    expect(await entriesKept(request, attemptId)).toBeGreaterThan(before);

    // The server dies as by a power cut: whatever it acknowledged is there when it is back.
    await expect.poll(() => savedLine(page)).toContain('每一步已存服务器');
    const acknowledged = await entriesKept(request, attemptId);
    await product.kill();
    await page.getByText('与服务器断开，正在重连').first().waitFor();
    await product.restart();
    await expect.poll(() => savedLine(page)).toContain('每一步已存服务器');
    // One more where the page drew its last step before it said that this was not saved yet.
    const kept = await entriesKept(request, attemptId);
    expect([acknowledged, acknowledged + 1]).toContain(kept);
    for (const step of stages[2] ?? []) await doByKeys(page, step);

    // The line is cut for some seconds.
    line.cut();
    await page.getByText('与服务器断开，正在重连').first().waitFor();
    await page.waitForTimeout(4_000);
    line.mend();
    await expect.poll(() => savedLine(page)).toContain('每一步已存服务器');

    // A teacher speaks into it, stops the machine, and lets it go on.
    const station = await leading('hanlixing', attemptId);
    expect(await station.ask('message', { text: '还有一小时' })).toMatchObject({ ok: true });
    const note = page.getByRole('group', { name: '老师的话' });
    await note.getByText('还有一小时').waitFor();
    await note.getByRole('button', { name: '知道了' }).click();
    expect(await station.ask('freeze')).toMatchObject({ ok: true });
    await page.getByText('老师暂停了设备').first().waitFor();
    expect(await station.ask('resume')).toMatchObject({ ok: true });
    await expect.poll(() => page.getByText('老师暂停了设备').count()).toBe(0);
    station.close();

    for (const step of rest) await doByKeys(page, step);
    await page.getByRole('button', { name: '交卷…' }).click();
    await page.getByRole('dialog').getByText('考核只有一次').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '交卷' }).click();
    await page.getByRole('heading', { name: '已交卷' }).waitFor();

    // A second attempt is refused, and the score is not told yet: neither on the page nor by the server.
    await page.goto(`/training/run/motor-starter/find-fault?assignment=${task.id}`);
    await page.getByRole('button', { name: '开始考核' }).click();
    await page.getByText(/1 次机会已经用完/).waitFor();
    const again = await request.post('/api/training/attempts', {
      data: { key: crypto.randomUUID(), of: { kind: 'assignment', assignmentId: task.id } },
    });
    expect([again.status(), ((await again.json()) as { code: string }).code]).toEqual([409, 'training.attemptsUsedUp']);
    await expect.poll(() => stateOf(request, attemptId), { timeout: 540_000 }).toBe('scored');
    await page.goto(`/training/attempts/${attemptId}`);
    await page.getByText('成绩尚未公布').waitFor();
    for (const part of ['score', 'log', 'integrity'])
      expect((await request.get(`/api/training/attempts/${attemptId}/${part}`)).status()).toBeGreaterThanOrEqual(400);

    // Everything that this browser was sent since the student signed in.
    const heard = line.heard();
    expect(heard).toContain('"cabinet.M.hum"');
    expect(heard).toContain('电压表 U12');
    expect((await withheldFrom('motor-starter')).filter((secret) => heard.includes(secret))).toEqual([]);

    // Once the window is closed the score is told, point by point, and with it what was wrong.
    const closed = await teacher.page.request.patch(`/api/training/assignments/${task.id}`, {
      data: { closesAtMs: Date.now() + 1_000 },
    });
    expect(closed.status(), await closed.text()).toBe(200);
    await expect.poll(async () => (await request.get(`/api/training/attempts/${attemptId}/score`)).status()).toBe(200);
    await page.reload();
    await page.getByRole('region', { name: '总分' }).getByText('100', { exact: true }).waitFor();
    await page.getByText('KM1 线圈断路').waitFor();
    await page
      .getByRole('link', { name: /^回放 .* 这一刻$/ })
      .first()
      .waitFor();

    const link = await page.getByRole('link', { name: '打开公开页面' }).getAttribute('href');
    const stranger = await newPerson(browser, product.address);
    await stranger.page.goto(link ?? '');
    await stranger.page.getByText('有效，刚刚核验').waitFor();
    await stranger.page.getByText('逐条重算的记录哈希：一致').waitFor();
    await stranger.context.close();

    // What the teacher is told of how it came about.
    await teacher.page.goto(`/training/attempts/${attemptId}`);
    const report = teacher.page.getByRole('region', { name: '完整性报告' });
    await report.getByText(/服务器已重新执行全部操作/).waitFor();
    const { findings } = (await (
      await teacher.page.request.get(`/api/training/attempts/${attemptId}/integrity`)
    ).json()) as { findings: { kind: string }[] };
    expect(findings.map(({ kind }) => kind).filter((kind) => kind !== 'silence')).toEqual([]);
    await teacher.context.close();
    await context.close();
  });

  it('is looked into from the class at a glance by a teacher, who speaks, stops the machine and lets it go on', async () => {
    const teacher = await demoPerson(browser, product.address, 'hanlixing');
    const set = { sceneId: 'motor-starter', exerciseId: 'find-fault', faults: { kind: 'chosen', faultIds: [FAULT] } };
    const task = await setExam(teacher.page.request, set, '监考');
    const { context, page } = await demoPerson(browser, product.address, 'panruoning');
    await page.goto(`/training/run/motor-starter/find-fault?assignment=${task.id}`);
    await page.getByRole('button', { name: '开始考核' }).click();
    await atWork(page);

    const desk = teacher.page;
    await desk.goto(`/training/assignments/${task.id}`);
    await desk.getByRole('tab', { name: /监考/ }).click();
    await desk.getByRole('button', { name: /^查看.+的考核$/ }).click();
    await desk.getByText('设备运行中').waitFor();

    // What was said is there still for a student who loads the page anew.
    await desk.getByLabel('给学生留言').fill('先读任务书');
    await desk.getByRole('button', { name: '发送' }).click();
    await desk
      .getByRole('list', { name: '已说过的话' })
      .getByText(/先读任务书/)
      .waitFor();
    const note = page.getByRole('group', { name: '老师的话' });
    await note.getByText(/先读任务书/).waitFor();
    await page.reload();
    await note.getByText(/先读任务书/).waitFor();

    await desk.getByRole('button', { name: '暂停设备' }).click();
    await desk.getByText('已由老师暂停').waitFor();
    await page.getByText('老师暂停了设备').first().waitFor();
    expect(await seriousViolations(desk)).toEqual([]);
    await desk.getByRole('button', { name: '恢复设备' }).click();
    await expect.poll(() => page.getByText('老师暂停了设备').count()).toBe(0);

    await page.getByRole('button', { name: '交卷…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '交卷' }).click();
    await desk.getByText('已交卷。').waitFor();
    await context.close();
    await teacher.context.close();
  });

  it('shows the picture and the console of the machining centre over the same line', async () => {
    const teacher = await demoPerson(browser, product.address, 'hanlixing');
    const set = {
      sceneId: 'cnc-mill',
      exerciseId: 'find-fault',
      faults: { kind: 'chosen', faultIds: ['toolLengthWrong'] },
    };
    const task = await setExam(teacher.page.request, set, '加工中心排故考核');
    await teacher.context.close();
    const drawing = await launchBrowser();
    const own = await openLine(product.address);
    try {
      const { page } = await newPerson(drawing, own.address, { viewport: { width: 1000, height: 640 } });
      await signIn(page, 'zhongyifan', demoPassword);
      await page.goto(`/training/run/cnc-mill/find-fault?assignment=${task.id}`);
      await page.getByRole('button', { name: '开始考核' }).click();
      await atWork(page);
      await page.locator('canvas[data-calls]').waitFor({ timeout: 300_000 });
      // The same machine answers the list and the console.
      await page
        .getByRole('tab', { name: /操作面板|面板/ })
        .first()
        .click();
      await page.getByRole('tabpanel').getByRole('button', { name: /急停/ }).first().click();
      await page.getByRole('tab', { name: '控制' }).click();
      await expect.poll(() => page.locator('[data-row="emergencyStop"] [data-tone]').innerText()).toBe('按下');
      const heard = own.heard();
      expect(heard).toContain('mill.');
      expect((await withheldFrom('cnc-mill')).filter((secret) => heard.includes(secret))).toEqual([]);
    } finally {
      await drawing.close();
      await own.close();
    }
  });
});

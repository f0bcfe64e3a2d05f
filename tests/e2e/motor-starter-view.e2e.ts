import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { DOOR_PARTS } from '../../scenes/motor-starter/view/layout/devices.ts';
import { onDoor } from '../../scenes/motor-starter/view/layout/door-frame.ts';
import { TERMINALS } from '../../scenes/motor-starter/view/layout/terminals.ts';
import { TRAINEE_WIRING, WIRE_COLOURS } from '../../scenes/motor-starter/model/wiring.ts';
import { type Cost, seenAt, settled } from './scene-lab/picture.ts';
import { type SceneLab, serveSceneLab } from './scene-lab/serve.ts';
import { SOFTWARE_WEBGL } from './scene-lab/software-webgl.ts';

const PATIENCE_MS = 120_000;
/** What a school's graphics processor is asked for at most. */
const BUDGET = { calls: 150, triangles: 300_000 } as const;

let lab: SceneLab;
let browser: Browser;

beforeAll(async () => {
  lab = await serveSceneLab();
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: SOFTWARE_WEBGL,
  });
});

afterAll(async () => {
  await browser.close();
  await lab.close();
});

async function open(query = ''): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(lab.address(`scene=motor-starter&quality=low&clock=stopped&${query}`), { timeout: PATIENCE_MS });
  await drawn(page);
  return page;
}

/** Waits for the picture with all that stands still in it. */
const drawn = (page: Page): Promise<Cost> => settled(page, 50_000);

async function expectInBudget(page: Page, state: string): Promise<void> {
  const cost = await settled(page);
  expect(cost.calls, state).toBeGreaterThan(5);
  expect(cost.calls, state).toBeLessThanOrEqual(BUDGET.calls);
  expect(cost.triangles, state).toBeLessThanOrEqual(BUDGET.triangles);
}

const give = (page: Page, name: string, args: object, thenS = 0.05): Promise<string> =>
  page.evaluate(
    ({ name: own, args: given, thenS: seconds }) => window.lab?.do(own, given as never, seconds) ?? 'no lab',
    { name, args, thenS },
  );

async function wireAll(page: Page): Promise<void> {
  const wires = TRAINEE_WIRING.map(({ from, to, mark, circuit }) => ({
    from,
    to,
    attributes: { mark, circuit, colour: WIRE_COLOURS[circuit], torqueNm: 1 },
  }));
  await page.evaluate((all) => {
    for (const wire of all) window.lab?.do('wire', wire, 0.002);
  }, wires);
}

/** Where a terminal is seen on the page. */
async function placeOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const terminal = TERMINALS.find((own) => own.id === id);
  if (terminal === undefined) throw new Error(`there is no terminal ${id}`);
  return seenAt(page, terminal.at);
}

async function press(page: Page, id: string): Promise<void> {
  const { x, y } = await placeOf(page, id);
  await page.mouse.click(x, y);
}

const wireCount = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const mode = window.lab?.frame().view.modes['cabinet'] as { wires: unknown[] } | undefined;
    return mode?.wires.length ?? -1;
  });

const signal = (page: Page, name: string): Promise<number | null> =>
  page.evaluate((own) => window.lab?.frame().view.signals[`cabinet.${own}`] ?? null, name);

describe('the picture of the motor starter', { timeout: 420_000 }, () => {
  it('stays in its budget of draw calls and triangles, empty, wired, running and after a short circuit', async () => {
    const page = await open();
    await expectInBudget(page, 'at the beginning');
    for (const name of ['turnOff', 'lock', 'tag']) expect(await give(page, name, { part: 'QF' })).toBe('done');
    await wireAll(page);
    await expectInBudget(page, 'wired, locked and tagged');
    for (const name of ['untag', 'unlock', 'turnOn']) expect(await give(page, name, { part: 'QF' }, 0.3)).toBe('done');
    await give(page, 'press', { part: 'SB2' }, 0.2);
    await give(page, 'release', { part: 'SB2' }, 4);
    await give(page, 'turn', { part: 'meter', function: 1 });
    await give(page, 'probe', { lead: 'meter:a', terminal: 'KM2:A1' });
    await give(page, 'probe', { lead: 'meter:b', terminal: 'KM2:A2' });
    await give(page, 'clamp', { part: 'clamp', terminal: 'FR:2' });
    expect(await signal(page, 'M.speedRadps')).toBeGreaterThan(100);
    await page.locator('[data-tool="wire"]').click();
    await press(page, 'QF:2');
    await expectInBudget(page, 'running, measured, a wire in hand');
    await give(page, 'turnOff', { part: 'QF' }, 3);
    await give(page, 'wire', { from: 'FU1:2', to: 'FU1:4', attributes: { mark: 'x', colour: 'black', torqueNm: 1 } });
    const told = page.getByRole('alert').filter({ hasText: '短路' }).waitFor();
    await give(page, 'turnOn', { part: 'QF' }, 0.5);
    await told;
    expect(await signal(page, 'FU1.melted1')).toBe(1);
    await expectInBudget(page, 'after the short circuit');
    await page.close();
  });

  it('wires by two presses, tells a refusal where it is, and takes a wire away', async () => {
    const page = await open();
    for (const name of ['turnOff', 'lock']) await give(page, name, { part: 'QF' });
    const before = await wireCount(page);
    await page.locator('[data-tool="wire"]').click();
    await press(page, 'QF:4');
    await expect.poll(() => page.getByText('QF:4 接到哪里').count()).toBe(1);
    await press(page, 'FU1:3');
    await expect.poll(() => wireCount(page)).toBe(before + 1);
    // A third wire under the screw.
    await give(page, 'wire', { from: 'QF:4', to: 'FU1:1', attributes: {} });
    await press(page, 'QF:4');
    await press(page, 'FU1:5');
    await page.getByRole('alert').waitFor();
    expect(await wireCount(page)).toBe(before + 2);
    await page.locator('[data-tool="hand"]').click();
    await press(page, 'FU1:3');
    await page.locator('[data-terminal="FU1:3"] button', { hasText: '拆除' }).click();
    await expect.poll(() => wireCount(page)).toBe(before + 1);
    await page.close();
  });

  it('puts a lead to a terminal by a press', async () => {
    const page = await open();
    await page.locator('[data-tool="red"]').click();
    await press(page, 'QF:1');
    const leads = (): Promise<unknown> =>
      page.evaluate(() => {
        const mode = window.lab?.frame().view.modes['cabinet'] as { leads: unknown } | undefined;
        return mode?.leads;
      });
    await expect.poll(leads).toMatchObject({ 'meter:a': 'QF:1' });
    await page.close();
  });

  it('holds a button down as long as the pointer is, and lets go where the pointer or the window is lost', async () => {
    const page = await open();
    const { x, y } = await seenAt(page, onDoor([...DOOR_PARTS.SB2.at, 8]));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await expect.poll(() => signal(page, 'SB2.pressed')).toBe(1);
    await page.mouse.up();
    await expect.poll(() => signal(page, 'SB2.pressed')).toBe(0);
    await page.mouse.down();
    await expect.poll(() => signal(page, 'SB2.pressed')).toBe(1);
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await expect.poll(() => signal(page, 'SB2.pressed')).toBe(0);
    await page.mouse.up();
    await page.close();
  });

  it('says that its graphics context was lost, and draws again once it is back', async () => {
    const page = await open();
    await page.evaluate(() => {
      const context = document.querySelector('canvas')?.getContext('webgl2');
      const lose = context?.getExtension('WEBGL_lose_context');
      Object.assign(window, { restoreContext: () => lose?.restoreContext() });
      lose?.loseContext();
    });
    await page.getByText('三维画面中断').waitFor();
    // The run goes on meanwhile.
    expect(await give(page, 'turnOff', { part: 'QF' })).toBe('done');
    await page.evaluate(() => (window as unknown as { restoreContext: () => void }).restoreContext());
    await expect.poll(() => page.getByText('三维画面中断').count()).toBe(0);
    await drawn(page);
    await page.close();
  });

  it('goes on with a new canvas where the context does not come back', async () => {
    const page = await open();
    await page.evaluate(() => {
      document.querySelector('canvas')?.setAttribute('data-old', '1');
      document.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
    });
    await expect.poll(() => page.locator('canvas[data-old]').count()).toBe(0);
    await drawn(page);
    expect(await page.locator('canvas').count()).toBe(1);
    await page.close();
  });

  it('points to the list of controls where there is no WebGL', async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(lab.address('scene=motor-starter&clock=stopped'), { timeout: PATIENCE_MS });
    await page.getByText('控制列表可以完成全部操作').waitFor();
    expect(await page.locator('canvas').count()).toBe(0);
    await page.close();
  });
});

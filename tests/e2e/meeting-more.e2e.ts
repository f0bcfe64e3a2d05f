import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePorts, whyNoMediaServer } from '../../media/src/server/launcher/testing-server.ts';
import { desktop, launchBrowser, newPerson, phone, signIn } from './support/browser.ts';
import { type Line, openLine } from './support/line.ts';
import { lookedAt } from './support/looked-at.ts';
import { type MediaLine, openMediaLine } from './support/media-line.ts';
import { killMediaServer } from './support/media-process.ts';
import { demoPassword, type Product, startProduct } from './support/product.ts';
import { keepShared, movesOn, sharedBy } from './support/pictures.ts';
import { writeVoice } from './support/voice.ts';

const absent = await whyNoMediaServer();
if (absent !== undefined) process.stdout.write(`Faults of a research meeting in the browser are skipped: ${absent}\n`);

/** The host reads English. */
const NAMES = { host: '林静澜', member: '吴知行', small: '叶青禾' } as const;
const CUT_MS = 10_000;
const AWAY = /与会场断开，正在重连/u;
const NO_PICTURES = /声音和画面断开，正在重连/u;

const at = (
  page: Page,
  role: 'button' | 'textbox' | 'menuitem' | 'region' | 'dialog' | 'option',
  name: string | RegExp,
) => page.getByRole(role, { name, exact: typeof name === 'string' });
/** Without a pointer. */
const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await at(page, 'button', name).first().focus();
  await page.keyboard.press('Enter');
};
/** Which point of the agenda is on, as the bar says. */
const pointOn = (page: Page, place: string) => page.getByRole('button', { name: new RegExp(`^${place}`, 'u') });
const gone = async (page: Page, text: RegExp): Promise<void> => expect.poll(() => page.getByText(text).count()).toBe(0);

describe.skipIf(absent !== undefined)('a research meeting over lines of all kinds', () => {
  let folder: string;
  let browser: Browser;
  let product: Product;
  let platformLine: Line;
  let mediaLine: MediaLine;
  let host: Page;
  let member: Page;
  let small: Page;
  const contexts: BrowserContext[] = [];

  async function come(account: string, options: Parameters<typeof newPerson>[2], address = product.address) {
    const person = await newPerson(browser, address, { serviceWorkers: 'block', viewport: desktop, ...options });
    contexts.push(person.context);
    await signIn(person.page, account, demoPassword);
    return person;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tongyan-voice-'));
    const voice = join(folder, 'voice.wav');
    await writeVoice(voice);
    browser = await launchBrowser({ devices: true, voice });
    const ports = await freePorts();
    product = await startProduct({
      LIVEKIT_PORT: String(ports.signalPort),
      LIVEKIT_TCP_PORT: String(ports.tcpPort),
      LIVEKIT_UDP_PORT: String(ports.udpPort),
    });
    platformLine = await openLine(product.address);
    ({ page: host } = await come('linjinglan', { locale: 'en-GB' }));
    const weak = await come('wuzhixing', {}, platformLine.address);
    member = weak.page;
    mediaLine = await openMediaLine(weak.context, ports);
    await keepShared(weak.context);
    ({ page: small } = await come('yeqinghe', { viewport: phone }));
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await mediaLine.close();
    await platformLine.close();
    await product.dispose();
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is opened in English, and shows in front on a phone whoever speaks', async () => {
    const answer = await host.request.get('/api/meetings?when=upcoming');
    const { meetings } = (await answer.json()) as { meetings: readonly { id: string }[] };
    const path = `/meetings/${meetings[0]?.id}/live`;
    await host.goto(path);
    await at(host, 'button', 'Open it now').click();
    await at(host, 'button', 'Enter').click();
    for (const page of [member, small]) {
      await page.goto(path);
      await at(page, 'button', '进入').click();
    }
    await movesOn(host, NAMES.member);
    await movesOn(member, NAMES.host);
    const front = small.locator('[data-front] video');
    for (const [page, name] of [
      [member, NAMES.member],
      [host, NAMES.host],
      [member, NAMES.member],
    ] as const) {
      await page.keyboard.press('m');
      await expect.poll(() => front.getAttribute('aria-label')).toBe(`${name}的画面`);
      await page.keyboard.press('m');
      await expect.poll(() => small.locator('[data-front]').getByText('静音').count()).toBe(1);
    }
    await lookedAt(small, 'meeting-more-phone');
  });

  it('counts down the time of a point, gives it more, and goes on to the next', async () => {
    const left = (page: Page) => page.getByRole('button', { name: /\d left|剩 \d/u });
    const leftS = async (page: Page): Promise<number> => {
      const [, minutes = 'NaN', seconds = 'NaN'] = /(\d+):(\d\d)/u.exec(await left(page).innerText()) ?? [];
      return Number(minutes) * 60 + Number(seconds);
    };
    await press(host, 'Begin the agenda');
    await left(member).waitFor();
    const beganS = await leftS(member);
    expect(beganS).toBeLessThanOrEqual(15 * 60);
    await expect.poll(() => leftS(member)).toBeLessThan(beganS);
    await press(host, '5 more minutes');
    await expect.poll(() => leftS(member)).toBeGreaterThan(15 * 60);
    await press(host, 'Next point');
    await pointOn(member, '2/3').waitFor();
    await lookedAt(host, 'meeting-more-english');
  });

  it('lays groups by keys alone, and brings back also whose camera was not on yet', async () => {
    await press(host, 'Groups');
    await press(host, 'By hand');
    for (const [place, name] of [NAMES.member, NAMES.small].entries()) {
      await press(host, new RegExp(`Group of ${name}`, 'u'));
      await at(host, 'option', 'In no group').waitFor();
      for (let step = 0; step <= place; step += 1) await host.keyboard.press('ArrowDown');
      await host.keyboard.press('Enter');
      await at(host, 'region', `Group ${place + 1}`)
        .getByText(name)
        .first()
        .waitFor();
    }
    await at(host, 'textbox', 'What Group 1 talks about').fill('学习单第 2 题');
    await host.keyboard.press('Tab');
    await lookedAt(host, 'meeting-more-laid');
    const stalled = mediaLine.stallNextSending();
    await press(host, 'Open 2 groups');
    await member.getByText('学习单第 2 题').first().waitFor();
    await lookedAt(small, 'meeting-more-phone-group');
    await stalled;
    await press(host, 'Bring all back');
    for (const page of [member, small]) await expect.poll(() => page.getByText('请主持人来').count()).toBe(0);
    for (const name of [NAMES.member, NAMES.small]) await movesOn(host, name);
    await movesOn(member, NAMES.host);
  });

  it('shows a shared screen sharp, also on a line that carries few pictures', async () => {
    await member.keyboard.press('s');
    const screen = host.locator(`video[aria-label="Screen of ${NAMES.member}"]`);
    const size = () =>
      screen.evaluate((video) => (video instanceof HTMLVideoElement ? [video.videoWidth, video.videoHeight] : []));
    await screen.waitFor();
    const sent = await sharedBy(member);
    expect(sent.hint).toBe('detail');
    await expect.poll(size).toEqual(sent.size);
    // On a phone it stands in front, and can be put away.
    await small.locator(`video[aria-label="${NAMES.member} 共享的屏幕"]`).waitFor();
    await lookedAt(small, 'meeting-more-phone-screen');
    await at(small, 'button', '文档').click();
    await small.locator('[data-front]').waitFor();
    await press(host, 'Line');
    const line = at(host, 'dialog', 'Line');
    await line.getByRole('button', { name: /^3 Few frames/u }).click();
    await line.getByText(/Held here by a person/u).waitFor();
    await lookedAt(host, 'meeting-more-line-english');
    await host.keyboard.press('Escape');
    await host.getByText('Weak line: no picture').first().waitFor();
    expect(await size()).toEqual(sent.size);
    await lookedAt(host, 'meeting-more-screen');
    await press(host, 'Line');
    await line.getByRole('button', { name: /^1 High/u }).click();
    await line.getByRole('button', { name: 'Choose by measurement' }).click();
    await host.keyboard.press('Escape');
    await gone(host, /Weak line: no picture/u);
    await member.keyboard.press('s');
    await expect.poll(() => screen.count()).toBe(0);
    await expect.poll(() => host.locator('.ProseMirror').count()).toBe(1);
  });

  it('gives up pictures on a line that loses packets, says so in numbers, and may be told otherwise', async () => {
    // A voice has packets enough for a share of them to mean something.
    await host.keyboard.press('m');
    mediaLine.lose(0.3);
    const weak = /线路弱，现在是第 [345] 级/u;
    await member.getByText(weak).waitFor();
    await press(member, '线路');
    const line = at(member, 'dialog', '线路');
    await expect.poll(async () => Number(/丢包 ([\d.]+) %/u.exec(await line.innerText())?.[1] ?? 0)).toBeGreaterThan(5);
    expect(await line.locator('li[aria-current]').innerText()).toMatch(/^[345] /u);
    await lookedAt(member, 'meeting-more-line');
    await line.getByRole('button', { name: /^1 高清/u }).click();
    await line.getByText(/由人固定/u).waitFor();
    await gone(member, weak);
    mediaLine.lose(0);
    await line.getByRole('button', { name: '改回自动' }).click();
    await member.keyboard.press('Escape');
    await movesOn(member, NAMES.small);
    await host.keyboard.press('m');
  });

  it('goes on for the others while one is away for ten seconds, who has missed nothing afterwards', async () => {
    await at(small, 'button', '举手').click();
    platformLine.cut();
    mediaLine.cut();
    await member.getByText(AWAY).waitFor();
    await member.keyboard.press('c');
    await at(member, 'textbox', '写消息').fill('我这里断了一下。');
    await member.keyboard.press('Enter');
    await member.getByText(/1 项操作还没有送达/u).waitFor();
    await press(host, 'Agenda');
    await press(host, 'Next point');
    await host.waitForTimeout(CUT_MS);
    platformLine.mend();
    mediaLine.mend();
    await pointOn(member, '3/3').waitFor();
    await gone(member, AWAY);
    await gone(member, NO_PICTURES);
    await member.getByRole('list', { name: '画面' }).getByText('举手').first().waitFor();
    await press(host, /^Chat/u);
    await host.getByText('我这里断了一下。').first().waitFor();
    await movesOn(member, NAMES.host);
    await movesOn(host, NAMES.member);
    expect(await at(host, 'region', 'Chat').getByText('我这里断了一下。').count()).toBe(1);
  });

  it('goes on without pictures while the media server is gone, says so, and has them again by itself', async () => {
    await killMediaServer(product.dataDir);
    for (const page of [member, small]) await page.getByText(NO_PICTURES).waitFor();
    await at(small, 'button', '举手：放下').click();
    await expect.poll(() => member.getByRole('list', { name: '画面' }).getByText('举手').count()).toBe(0);
    for (const page of [member, small]) await gone(page, NO_PICTURES);
    await movesOn(member, NAMES.host);
    await movesOn(host, NAMES.small);
  });

  it('stands as it was after the platform was killed, and what was done meanwhile arrives', async () => {
    await product.kill();
    for (const page of [member, small]) await page.getByText(AWAY).waitFor();
    await press(host, 'Decisions');
    await at(host, 'textbox', 'Decision').fill('三校共用一份学习单。');
    await host.keyboard.press('Enter');
    await host.getByText(/1 thing that you did waits/u).waitFor();
    await lookedAt(host, 'meeting-more-away');
    await product.restart();
    for (const page of [member, small]) await gone(page, AWAY);
    await press(member, '决议');
    const results = at(member, 'region', '决议');
    await expect.poll(() => results.getByText('三校共用一份学习单。').count()).toBe(1);
    await pointOn(member, '3/3').waitFor();
    await movesOn(member, NAMES.host);
    await movesOn(host, NAMES.member);
    await gone(member, NO_PICTURES);
  });

  it('tells its keys, and its line on a phone', async () => {
    await at(host, 'button', 'Decisions').focus();
    await host.keyboard.press('?');
    const keys = at(host, 'dialog', 'Keys');
    await keys.waitFor();
    expect(await keys.locator('kbd').allInnerTexts()).toEqual(['M', 'V', 'S', 'H', 'D', 'A', 'P', 'C', 'R', '?']);
    await lookedAt(host, 'meeting-more-keys');
    await host.keyboard.press('Escape');
    await at(small, 'button', /^更多/u).click();
    await at(small, 'menuitem', '线路').click();
    await at(small, 'dialog', '线路')
      .getByText(/下行 \d+ kb\/s/u)
      .waitFor();
    await lookedAt(small, 'meeting-more-phone-line');
  });
});

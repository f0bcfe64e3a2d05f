import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePorts, whyNoMediaServer } from '../../media/src/server/launcher/testing-server.ts';
import { desktop, launchBrowser, newPerson, phone, signIn } from './support/browser.ts';
import { lookedAt } from './support/looked-at.ts';
import { demoPassword, type Product, startProduct } from './support/product.ts';

const absent = await whyNoMediaServer();
if (absent !== undefined) process.stdout.write(`A research meeting in the browser is skipped: ${absent}\n`);

/** A county's researcher, two teachers of other schools, and somebody of another community. */
const ACCOUNTS = { host: 'weisuxin', member: 'wuzhixing', phone: 'yeqinghe', guest: 'kangjinyu' } as const;
type Who = keyof typeof ACCOUNTS;
const NAMES = { host: '魏素心', member: '吴知行', phone: '叶青禾', guest: '康瑾瑜' } as const;
const TITLE = '分数除法单元研讨';
const DECISION = '三校共用一份单元作业，各校再分层。';
const TASK = '整理第一课时的课堂实录';

const at = (page: Page, role: 'button' | 'textbox' | 'menuitem' | 'heading' | 'region', name: string | RegExp) =>
  page.getByRole(role, { name, exact: typeof name === 'string' });
const pictureOf = (page: Page, name: string) => page.locator(`video[aria-label="${name}的画面"]`);
const width = (page: Page, name: string) =>
  pictureOf(page, name).evaluate((video) => (video instanceof HTMLVideoElement ? video.videoWidth : 0));
const write = async (page: Page, field: string, text: string) => {
  await at(page, 'textbox', field).fill(text);
  await at(page, 'textbox', field).press('Enter');
};

describe.skipIf(absent !== undefined)('a research meeting with a real media server', () => {
  let browser: Browser;
  let product: Product;
  let path = '';
  const contexts: BrowserContext[] = [];
  const pages = new Map<Who, Page>();
  const pageOf = (who: Who): Page => {
    const page = pages.get(who);
    if (page === undefined) throw new Error(`${who} is not there`);
    return page;
  };
  const come = async (who: Who): Promise<Page> => {
    const { context, page } = await newPerson(browser, product.address, {
      serviceWorkers: 'block',
      viewport: who === 'phone' ? phone : desktop,
    });
    contexts.push(context);
    pages.set(who, page);
    await signIn(page, ACCOUNTS[who], demoPassword);
    return page;
  };
  /** Through the door, with the camera on and the microphone off. */
  const enter = async (who: Who): Promise<Page> => {
    const page = pages.get(who) ?? (await come(who));
    await page.goto(`${path}/live`);
    await at(page, 'button', '进入').click();
    return page;
  };

  beforeAll(async () => {
    browser = await launchBrowser({ devices: true });
    const { signalPort, tcpPort, udpPort } = await freePorts();
    product = await startProduct({
      LIVEKIT_PORT: String(signalPort),
      LIVEKIT_TCP_PORT: String(tcpPort),
      LIVEKIT_UDP_PORT: String(udpPort),
    });
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await product.dispose();
    await browser.close();
  });

  it('is planned with an agenda, a document and a guest, and stands in its community', async () => {
    const host = await come('host');
    await host.goto('/meetings/new');
    await at(host, 'textbox', '标题').fill(TITLE);
    if (await host.getByRole('button', { name: /教研共同体/u }).isEnabled()) {
      await host.getByRole('button', { name: /教研共同体/u }).click();
      await host.getByRole('option').first().click();
    }
    // It is opened at once.
    const now = await host.evaluate(() => {
      const atMs = Date.now() - new Date().getTimezoneOffset() * 60_000;
      return new Date(atMs).toISOString().slice(0, 16);
    });
    await host.getByLabel('开始').fill(now);
    await host.getByRole('button', { name: /并排的文档/u }).click();
    await host.getByRole('option', { name: '分数除法（一）：分数除以整数' }).click();
    for (const [index, [title, minutes]] of [
      ['说课', '15'],
      ['研讨', '30'],
    ].entries()) {
      await at(host, 'button', '加一项').click();
      await at(host, 'textbox', `第 ${index + 1} 项`).fill(title ?? '');
      await at(host, 'textbox', `第 ${index + 1} 项的分钟数`).fill(minutes ?? '');
    }
    await host.getByRole('combobox', { name: '来宾' }).fill(NAMES.guest);
    await host.getByRole('option', { name: new RegExp(NAMES.guest, 'u') }).click();
    await lookedAt(host, 'meeting-plan');
    await at(host, 'button', '安排').click();
    await at(host, 'heading', TITLE).waitFor();
    path = new URL(host.url()).pathname;
    const community = host.getByRole('navigation').getByRole('link', { name: '六年级数学备课组' });
    await community.click();
    await expect.poll(() => host.getByRole('link', { name: TITLE }).count()).toBeGreaterThan(0);
    await host.goto(path);
    await at(host, 'heading', TITLE).waitFor();
    await lookedAt(host, 'meeting-page');
  });

  it('is opened by its host; members come in and see each other, on a phone too', async () => {
    const host = pageOf('host');
    await host.goto(`${path}/live`);
    await at(host, 'button', '现在开会').click();
    await at(host, 'button', '进入').click();
    const [member, small] = await Promise.all([enter('member'), enter('phone')]);
    await expect.poll(() => width(member, NAMES.host)).toBeGreaterThan(0);
    await expect.poll(() => width(small, NAMES.host)).toBeGreaterThan(0);
    await expect.poll(() => width(host, NAMES.phone)).toBeGreaterThan(0);
  });

  it('keeps a guest in the waiting room until the host lets them in', async () => {
    const [host, guest] = [pageOf('host'), await enter('guest')];
    await at(guest, 'heading', '请稍等').waitFor();
    await lookedAt(guest, 'meeting-waiting');
    await host.keyboard.press('p');
    await at(host, 'button', `放行 ${NAMES.guest}`).click();
    await guest.getByRole('group', { name: '工具' }).waitFor();
    await expect.poll(() => pictureOf(guest, NAMES.host).count()).toBe(1);
  });

  it('takes hands in order, gives the word, and tells which point is on', async () => {
    const [host, small] = [pageOf('host'), pageOf('phone')];
    await at(small, 'button', '举手').click();
    await at(host, 'button', `请 ${NAMES.phone} 发言`).click();
    await expect.poll(() => small.getByText('发言中').count()).toBeGreaterThan(0);
    await at(host, 'button', '结束发言').click();
    await host.keyboard.press('a');
    await at(host, 'button', '开始议程').click();
    await pageOf('member')
      .getByRole('listitem')
      .filter({ hasText: '说课' })
      .and(pageOf('member').locator('[aria-current]'))
      .waitFor();
  });

  it('has everybody write in the document beside the pictures', async () => {
    const [member, small] = [pageOf('member'), pageOf('phone')];
    const written = '吴：难点在“单位一”。';
    const text = member.locator('.ProseMirror').first();
    await text.click();
    await member.keyboard.press('Control+End');
    await member.keyboard.press('Enter');
    await member.keyboard.type(written);
    await at(small, 'button', '文档').click();
    await expect.poll(() => small.getByText(written).count()).toBe(1);
    await at(small, 'button', '文档').click();
  });

  it('goes into groups and comes back, with a host who is called and one who speaks to all', async () => {
    const [host, member, small] = [pageOf('host'), pageOf('member'), pageOf('phone')];
    await at(host, 'button', '分组').click();
    await at(host, 'button', '随机').click();
    await at(host, 'button', '打开 2 个小组').click();
    await at(member, 'button', '请主持人来').click();
    await at(host, 'region', '分组').getByText('请主持人').first().waitFor();
    await host.getByRole('button', { name: /^去 /u }).first().click();
    await write(host, '对各组说', '还有两分钟');
    for (const page of [member, small])
      await page
        .getByText(/还有两分钟/u)
        .first()
        .waitFor();
    await at(host, 'region', '分组').getByRole('button', { name: '全部收回' }).click();
    for (const page of [host, member, small])
      await expect.poll(() => page.getByRole('button', { name: /请主持人来|已请主持人|全部收回/u }).count()).toBe(0);
    // Pictures come again from the main room.
    await expect.poll(() => width(member, NAMES.host)).toBeGreaterThan(0);
  });

  it('records decisions and tasks with Enter, and finds them in the minutes', async () => {
    const [host, member] = [pageOf('host'), pageOf('member')];
    await at(member, 'button', '决议').click();
    await write(member, '决议', DECISION);
    await write(member, '任务', TASK);
    await at(host, 'button', '决议').click();
    await at(host, 'region', '决议').getByText(TASK).waitFor();
    await host.getByRole('button', { name: /文档/u }).and(host.locator('[aria-haspopup="listbox"]')).click();
    await host.getByRole('option', { name: '活动纪要' }).click();
    const minutes = host.locator('.ProseMirror').first();
    for (const text of [DECISION, TASK]) await expect.poll(() => minutes.innerText()).toContain(text);
  });

  it('has nothing serious against it for those who cannot see, or work by keys', async () => {
    for (const who of ['phone', 'member', 'host'] as const) await lookedAt(pageOf(who), `meeting-${who}`);
    const small = pageOf('phone');
    await at(small, 'button', /^更多/u).click();
    await at(small, 'menuitem', '人员').click();
    await expect.poll(() => at(small, 'region', '人员').getByText(NAMES.host).count()).toBeGreaterThan(0);
    await lookedAt(small, 'meeting-phone-people');
    await at(small, 'button', '关闭').click();
  });

  it('sends somebody out for good', async () => {
    const [host, guest] = [pageOf('host'), pageOf('guest')];
    await at(host, 'button', /^人员/u).click();
    await at(host, 'region', '人员')
      .getByRole('button', { name: `对 ${NAMES.guest} 可以做的` })
      .click();
    await at(host, 'menuitem', /^请出会场/u).click();
    await at(guest, 'heading', '您已被请出会场').waitFor();
    await guest.reload();
    const [away, enterAgain] = [guest.getByText(/您已被请出会场|现在不能进入/u), at(guest, 'button', '进入')];
    await away.or(enterAgain).first().waitFor();
    if (await enterAgain.isVisible()) await enterAgain.click();
    await expect.poll(() => away.count()).toBe(1);
    expect(await guest.getByRole('group', { name: '工具' }).count()).toBe(0);
  });

  it('ends for everybody at once, and its page tells what came of it and who was there', async () => {
    const host = pageOf('host');
    await at(host, 'button', '离开').click();
    await at(host, 'button', '为所有人结束').click();
    for (const who of ['host', 'member', 'phone'] as const)
      await at(pageOf(who), 'heading', `教研活动已结束：${TITLE}`).waitFor();
    await host.goto(path);
    await host.getByText(DECISION).waitFor();
    for (const name of [NAMES.member, NAMES.phone, NAMES.guest])
      await expect.poll(() => host.getByRole('row').filter({ hasText: name }).count()).toBe(1);
    await lookedAt(host, 'meeting-record');
  });
});

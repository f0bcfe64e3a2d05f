import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  LRS_SECRET,
  LRS_USER,
  type FakeLrs,
  startFakeLrs,
} from '../../collab-server/src/records/lrs/testing-fake-lrs.ts';
import { launchBrowser, newPerson, phone, seriousViolations } from './support/browser.ts';
import { demoPerson } from './support/document.ts';
import { type Product, startProduct } from './support/product.ts';
import { trainAs } from './support/training-run.ts';

/** Long runs of a machine are simulated here: that takes its time on a busy computer. */
const LONG_MS = 900_000;

let lrs: FakeLrs;
let product: Product;
let browser: Browser;

beforeAll(async () => {
  lrs = await startFakeLrs();
  process.env['TRUSTED_LRS_HOSTS'] = lrs.host;
  product = await startProduct();
  browser = await launchBrowser();
});
afterAll(async () => {
  delete process.env['TRUSTED_LRS_HOSTS'];
  await browser.close();
  await product.dispose();
  await lrs.close();
});

const title = '星三角起动：装接与试车';
const TIDY = '职业素养 6S';
let taskId = '';
let good = '';
let poor = '';

async function scored(page: Page, attemptId: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const answer = await page.request.get(`/api/training/attempts/${attemptId}`);
        return ((await answer.json()) as { attempt: { state: string } }).attempt.state;
      },
      // The demo's own runs may be in the queue before it.
      { timeout: 540_000 },
    )
    .toBe('scored');
}

describe('the desk of training', { timeout: LONG_MS }, () => {
  it('lets a teacher set a task, told of what is missing', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'hanlixing');
    await page.goto('/training/assignments/new');
    await page.getByRole('button', { name: '布置', exact: true }).click();
    await page.getByText('请选择项目。').waitFor();
    await page.getByText('请写任务名称。').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: /项目/ }).click();
    await page.getByRole('option', { name: /接线与试车/ }).click();
    await page.getByRole('textbox', { name: '任务名称' }).fill(title);
    await page.getByRole('button', { name: '添加评分点' }).click();
    await page.getByRole('button', { name: '布置', exact: true }).click();
    await page.getByText('请写名称。').waitFor();
    await page.getByRole('textbox', { name: '评分点' }).fill(TIDY);
    await page.getByRole('textbox', { name: '评分标准' }).fill('工位整洁，工具归位');
    await page.getByText('实测 90 分，人工评定 10 分').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '布置', exact: true }).click();
    await page.getByRole('heading', { name: new RegExp(title) }).waitFor();
    taskId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page
      .getByRole('row', { name: /钟一帆/ })
      .getByText('未开始')
      .waitFor();
    await context.close();
  });

  it('shows the trainee what is due, and of a good run every point with its evidence', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'zhongyifan');
    await page.goto('/training');
    const due = page.getByRole('list', { name: '要做的任务' });
    await due.getByText(title).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    good = await trainAs(page.request, { kind: 'assignment', assignmentId: taskId });
    await scored(page, good);
    await page.goto(`/training/attempts/${good}`);
    const total = page.getByRole('region', { name: '总分' });
    await total.getByText('90', { exact: true }).waitFor();
    await total.getByText(/还有 1 项待老师评判/).waitFor();
    expect(await page.getByRole('button', { name: '评定' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: '打开公开页面' }).count()).toBe(0);
    const moment = page.getByRole('link', { name: /^回放 .* 这一刻$/ }).first();
    expect(await moment.getAttribute('href')).toMatch(new RegExp(`^/training/attempts/${good}/replay\\?tick=\\d+$`));
    expect(await seriousViolations(page)).toEqual([]);
    await context.close();
  });

  it('lets a teacher judge what the task asks for: only then the score is final', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'hanlixing');
    await page.goto(`/training/attempts/${good}`);
    const judged = page.getByRole('region', { name: '任务的人工评定' });
    await judged.getByText('工位整洁，工具归位').waitFor();
    await judged.getByRole('textbox', { name: /给分/ }).fill('11');
    await judged.getByRole('button', { name: '评定' }).click();
    await judged.getByText('请填 0 到 10 的数。').waitFor();
    await judged.getByRole('textbox', { name: /给分/ }).fill('10');
    await judged.getByRole('textbox', { name: '评语' }).fill('收拾得很干净');
    expect(await seriousViolations(page)).toEqual([]);
    await judged.getByRole('button', { name: '评定' }).click();
    const total = page.getByRole('region', { name: '总分' });
    await total.getByText('实测 100 / 100，折合 90 / 90；人工评定 10 / 10。').waitFor();
    await total.getByText('100', { exact: true }).waitFor();
    await judged.getByText(/韩砺行 .* 评定：收拾得很干净/).waitFor();
    await context.close();
  });

  it('gives a credential of what passed, which a stranger can check', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'zhongyifan');
    await page.goto(`/training/attempts/${good}`);
    await page.getByText('公开页面显示全名').click();
    await page.getByText(/显示为“钟一帆”/).waitFor();
    const link = await page.getByRole('link', { name: '打开公开页面' }).getAttribute('href');
    await context.close();

    const stranger = await newPerson(browser, product.address, { viewport: phone });
    await stranger.page.goto(link ?? '');
    await stranger.page.getByText('有效，刚刚核验').waitFor();
    await stranger.page.getByText('钟一帆').waitFor();
    await stranger.page.getByText('逐条重算的记录哈希：一致').waitFor();
    expect(await seriousViolations(stranger.page)).toEqual([]);
    await stranger.context.close();
  });

  it('shows the teacher the class at a glance, what it fails, and how each came to it', async () => {
    const other = await demoPerson(browser, product.address, 'panruoning');
    let steps = 0;
    const three = { steps: () => (steps += 1) < 3 };
    poor = await trainAs(other.page.request, { kind: 'assignment', assignmentId: taskId }, three);
    await scored(other.page, poor);
    await other.context.close();
    const { context, page } = await demoPerson(browser, product.address, 'hanlixing');
    const judged = await page.request.post(`/api/training/attempts/${poor}/judgements`, {
      data: { aspect: 'task.1', points: 4 },
    });
    expect(judged.status()).toBe(200);
    await page.goto(`/training/assignments/${taskId}`);
    const row = page.getByRole('row', { name: /潘若宁/ });
    await row.getByText('不合格').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('tab', { name: '分析' }).click();
    await page
      .getByRole('grid', { name: '全班失分的评分点' })
      .getByRole('row', { name: /主回路接线/ })
      .waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('tab', { name: '全班' }).click();
    await row.getByRole('link', { name: '潘若宁' }).click();
    await page.getByText(/服务器已重新执行全部操作/).waitFor();
    await page.getByRole('textbox', { name: '时刻（分:秒）' }).fill('0:02');
    await page.getByRole('textbox', { name: '批注' }).fill('先验电，再动手。');
    await page.getByRole('button', { name: '发表' }).click();
    await page.getByRole('region', { name: '批注' }).getByText('先验电，再动手。').waitFor();
    await page.goto(`/training/compare?first=${good}&second=${poor}`);
    await page
      .getByRole('grid', { name: '评分点' })
      .getByRole('row', { name: /主回路接线/ })
      .waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await context.close();
  });

  it('keeps what the trainee writes into the report, without a network on the device until there is one', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'zhongyifan');
    await page.goto(`/training/attempts/${good}/report`);
    const self = page.getByRole('textbox', { name: '自评' });
    await self.fill('按规程一步一步做的。');
    const part = page.getByRole('region', { name: '自评' });
    await part.getByText(/^已保存/).waitFor();
    await page.getByRole('button', { name: '请同学互评…' }).click();
    await page.getByText('潘若宁', { exact: true }).click();
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByRole('heading', { name: '潘若宁' }).waitFor();
    await context.setOffline(true);
    await page.getByRole('textbox', { name: '反思' }).fill('验电前先在有电处试笔。');
    const reflection = page.getByRole('region', { name: '反思' });
    await reflection.getByText(/没有网络/).waitFor();
    await context.setOffline(false);
    await reflection.getByText(/^已保存/).waitFor();
    // What says that the network is away fades meanwhile.
    await expect.poll(() => seriousViolations(page)).toEqual([]);
    await context.close();

    const peer = await demoPerson(browser, product.address, 'panruoning');
    await peer.page.goto('/training');
    const review = peer.page.getByRole('textbox', { name: '给 钟一帆 的互评' });
    await review.fill('递线、核对都很及时。');
    await peer.page
      .getByRole('list', { name: '请您互评' })
      .getByText(/^已保存/)
      .waitFor();
    expect(await seriousViolations(peer.page)).toEqual([]);
    await peer.context.close();
  });

  it('loses nothing where two write at once, and is closed by a signature', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'hanlixing');
    await page.goto(`/training/attempts/${good}/report`);
    const field = page.getByRole('textbox', { name: '师评' });
    await field.waitFor();
    const elsewhere = await page.request.put(`/api/training/attempts/${good}/report/parts/teacherReview`, {
      data: { text: '另一扇窗里写的。', version: 0 },
    });
    expect(elsewhere.status()).toBe(200);
    await field.fill('操作规范。');
    const conflict = page.getByRole('alert').filter({ hasText: '另一扇窗里写的。' });
    await conflict.waitFor();
    expect(await field.inputValue()).toBe('操作规范。');
    expect(await seriousViolations(page)).toEqual([]);
    await conflict.getByRole('button', { name: '用我写的' }).click();
    const part = page.getByRole('region', { name: '师评' });
    await part.getByText(/^已保存/).waitFor();
    await part.getByRole('button', { name: '签名', exact: true }).click();
    await part.getByText(/教师签名：韩砺行/).waitFor();
    expect(await page.getByRole('textbox', { name: '师评' }).count()).toBe(0);
    await context.close();
    const trainee = await demoPerson(browser, product.address, 'zhongyifan');
    await trainee.page.goto(`/training/attempts/${good}/report`);
    await trainee.page.getByText(/教师签名：韩砺行/).waitFor();
    expect(await trainee.page.getByRole('textbox').count()).toBe(0);
    await trainee.context.close();
  });

  it('prints the report on paper, with the page alone, what people wrote and the log’s hash', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'hanlixing');
    await page.goto(`/training/attempts/${good}/report`);
    const sheet = page.getByRole('article', { name: '实训报告' });
    await sheet.getByText('断开 QF').first().waitFor();
    const fields = ['项目', '场景版本', '班级', '姓名', '岗位', '日期', '目的', '设备与安全', '步骤与参数', '数据'];
    for (const field of [...fields, '故障与处置', '自评', '互评', '师评', '反思', '记录哈希', TIDY]) {
      await sheet.getByText(field).first().waitFor();
    }
    // The log's head and seal, and what was signed.
    expect(await sheet.getByText(/^[0-9a-f]{64}$/).count()).toBe(3);
    expect(await seriousViolations(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation', { name: '主导航' }).isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: '收回签名' }).isVisible()).toBe(false);
    const written = ['按规程一步一步做的。', '验电前先在有电处试笔。', '递线、核对都很及时。', '操作规范。'];
    for (const words of written) expect(await sheet.getByText(words).isVisible()).toBe(true);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await context.close();
  });

  it('keeps others out: of another’s attempt there is none, and the class is not for pupils', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'zhongyifan');
    await page.goto(`/training/attempts/${poor}`);
    await page.getByText('没有这条实训记录').waitFor();
    await page.goto(`/training/assignments/${taskId}`);
    await page.getByText('您没有查看的权限').waitFor();
    expect(await page.getByText('潘若宁').count()).toBe(0);
    await context.close();
  });

  it('lists the statements, and forwards them to a store that an administrator adds', async () => {
    const teacher = await demoPerson(browser, product.address, 'hanlixing');
    await teacher.page.goto('/records?scope=classes');
    const table = teacher.page.getByRole('grid', { name: '陈述' });
    await table.getByText('不合格').first().waitFor();
    expect(await seriousViolations(teacher.page)).toEqual([]);
    const [file] = await Promise.all([
      teacher.page.waitForEvent('download'),
      teacher.page.getByRole('link', { name: '导出 JSON 行' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('statements.jsonl');
    await teacher.context.close();

    const { context, page } = await demoPerson(browser, product.address, 'zhuangsiyuan');
    await page.goto('/records/targets');
    await page.getByRole('button', { name: '添加学习记录库' }).click();
    await page.getByRole('textbox', { name: '名称' }).fill('市学习记录库');
    await page.getByRole('textbox', { name: '地址' }).fill('http://127.0.0.1:9/xapi');
    await page.getByRole('textbox', { name: '用户名（key）' }).fill(LRS_USER);
    await page.getByLabel('密钥（secret）').fill(LRS_SECRET);
    await page.getByText('同时转发以前的记录').click();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText(/不能把学习记录发到这个地址/).waitFor();
    await page.getByRole('textbox', { name: '地址' }).fill(lrs.endpoint);
    await page.getByRole('button', { name: '保存' }).click();
    const item = page.getByRole('listitem', { name: '市学习记录库' });
    await item.getByText('已全部送达').waitFor();
    // What the form leaves behind while it fades is named by what is gone already: a moment later the page is looked at as it stays.
    await expect.poll(() => seriousViolations(page)).toEqual([]);
    const ours = lrs.taken.filter(({ context: place }) => [good, poor].includes(place?.registration ?? ''));
    const outcomes = ours
      .map(({ verb }) => verb.id.split('/').at(-1) ?? '')
      .filter((verb) => /^(pass|fail)ed$/u.test(verb));
    expect(outcomes.toSorted()).toEqual(['failed', 'passed']);
    expect(JSON.stringify(lrs.taken)).not.toContain('钟一帆');
    await context.close();
  });
});

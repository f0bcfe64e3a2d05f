import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localTime } from '../../client/src/i18n/local-time.ts';
import { findOffice } from '../../collab-server/src/lessons/materials/office.ts';
import { pdfOf, pngOf, pptxOf } from '../../collab-server/src/lessons/materials/testing-files.ts';
import { deckOf } from './stage-lab/materials.ts';
import { launchBrowser, phone } from './support/browser.ts';
import { button, choose, type People, peopleAt, pick } from './support/hands.ts';
import { planBeside } from './support/lesson-plan.ts';
import { lookedAt } from './support/looked-at.ts';
import { type Product, startProduct } from './support/product.ts';

const TITLE = '分数除法（二）';
const RENAMED = '分数除法（二）：除以分数';
const MINUTE_MS = 60_000;

/** A classroom as it is planned: found by its school; its class by the rosters, or named by hand. */
const CLASSROOMS = [
  { school: '铜岭中心小学', group: /^六年级（1）班/u, screen: '铜岭中心小学六（1）班教室', assistant: '叶青禾' },
  { school: '汀南第三小学', group: /^六年级（2）班/u, screen: '汀南第三小学六（2）班教室', assistant: '马听澜' },
  { school: '西浦溪小学', byHand: '五六年级复式班', screen: '西浦溪小学复式班教室', assistant: '吴知行' },
] as const;

let product: Product;
let browser: Browser;
let planner: Page;
let people: People;
let lessonPath = '';

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct({ LIVEKIT: 'off' }), launchBrowser({ devices: true })]);
  people = peopleAt(browser, () => product.address);
  planner = await people.enter('linjinglan', '/lessons');
});
afterAll(async () => {
  await people.dispose();
  await browser.close();
  await product.dispose();
});

describe('the desk of live lessons', () => {
  it('puts a lesson with classrooms of three counties into the timetable, told of what is missing', async () => {
    await planner.getByRole('heading', { name: '接下来的课' }).waitFor();
    await lookedAt(planner, 'lesson-timetable');
    await planner.getByRole('link', { name: '排一节课' }).first().click();
    await button(planner, '排进课表').click();
    await planner.getByText('写上课题').waitFor();
    await planner.getByText('选择教室所在的学校').waitFor();
    await lookedAt(planner, 'lesson-plan-missing');
    await planner.getByRole('textbox', { name: '课题' }).fill(TITLE);
    await choose(planner, /^学科|学科$/u, /^数学$/u);
    await pick(planner, '主讲教师', '许映川');
    for (const [index, classroom] of CLASSROOMS.entries()) {
      if (index > 0) await button(planner, '添加听讲教室').click();
      const box = planner.getByRole('group', { name: new RegExp(`听讲教室 ${index + 1}`, 'u') });
      await pick(box, '学校', classroom.school);
      if ('group' in classroom) await choose(box, /班级/u, classroom.group);
      else await box.getByRole('textbox', { name: '班级名称' }).fill(classroom.byHand);
      await pick(box, '教室屏幕账号', classroom.screen);
      await pick(box, '辅助教师', classroom.assistant);
    }
    await choose(planner, /学生所在班级/u, /六年级（1）班.*青屿/u);
    await pick(planner, '在家听课的学生', '林小满');
    // The list stays open for the next pupil.
    await planner.keyboard.press('Escape');
    await pick(planner, '观课人', '魏素心');
    await pick(planner, '技术支持', '郑衡');
    await lookedAt(planner, 'lesson-plan');
    await button(planner, '排进课表').click();
    await planner.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    await expect.poll(() => planner.getByText('3 间教室 · 10 人').count()).toBe(1);
    lessonPath = new URL(planner.url()).pathname;
  });

  it('changes its name and hour, and calls another one off', async () => {
    await button(planner, '更多操作').click();
    await planner.getByRole('menuitem', { name: '改课题和时间' }).click();
    const dialog = planner.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '课题' }).fill('');
    await button(dialog, '保存').click();
    await dialog.getByText('写上课题').waitFor();
    await dialog.getByRole('textbox', { name: '课题' }).fill(RENAMED);
    await dialog.getByLabel('开课时间').fill(localTime(Date.now() + 5 * MINUTE_MS));
    await lookedAt(planner, 'lesson-edit');
    await button(dialog, '保存').click();
    await planner.getByRole('heading', { name: RENAMED, level: 1 }).waitFor();
    await planner.goto(await planBeside(planner, lessonPath, '要取消的课'));
    await button(planner, '更多操作').click();
    await planner.getByRole('menuitem', { name: '取消这节课' }).click();
    await button(planner.getByRole('alertdialog'), '取消这节课').click();
    const week = planner.getByRole('region', { name: '一周课表' });
    await week.getByRole('link', { name: RENAMED }).waitFor();
    await expect.poll(() => week.getByText('要取消的课').count()).toBe(0);
  });

  it('takes slides, a picture, a document and a twin, and says of each file that it does not take why', async () => {
    await planner.goto(lessonPath);
    const materials = planner.getByRole('region', { name: '课堂材料' });
    await materials.getByText(/还没有材料/u).waitFor();
    await planner.locator('input[type="file"]').setInputFiles([
      { name: '练习课件.pdf', mimeType: 'application/pdf', buffer: await deckOf(browser) },
      { name: '整本教材.pdf', mimeType: 'application/pdf', buffer: pdfOf(300) },
      { name: '板书照片.png', mimeType: 'image/png', buffer: await planner.screenshot() },
      { name: '坏了.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\nnothing of a PDF follows') },
      { name: '加锁.pdf', mimeType: 'application/pdf', buffer: pdfOf(2, { locked: true }) },
      { name: '全景图.png', mimeType: 'image/png', buffer: pngOf(20_000, 20_000) },
      { name: '旧课件.pptx', mimeType: 'application/octet-stream', buffer: pptxOf() },
    ]);
    const list = materials.getByRole('list', { name: '课堂材料' });
    await list.getByText(/300 页/u).waitFor();
    await list.getByText('板书照片').waitFor();
    // LibreOffice makes slides of a .pptx where it is installed.
    const isConverted = (await findOffice()) !== undefined;
    if (isConverted) await list.getByText('旧课件').waitFor();
    const refused = materials.getByRole('list', { name: '上传中的文件' });
    for (const [name, why] of [
      ['坏了.pdf', /文件已损坏/u],
      ['加锁.pdf', /PDF 有密码/u],
      ['全景图.png', /图片太大：最多 50 百万像素/u],
      ...(isConverted ? [] : ([['旧课件.pptx', /另存为 PDF 再上传/u]] as const)),
    ] as const)
      await refused.getByRole('listitem').filter({ hasText: name }).getByText(why).waitFor();
    const kept = isConverted ? 4 : 3;
    expect(await list.getByRole('listitem').count()).toBe(kept);
    await lookedAt(planner, 'lesson-materials');

    await button(materials, '添加').click();
    await planner.getByRole('menuitem', { name: /协同备课文档/u }).click();
    await planner.getByRole('dialog').getByRole('radio').first().press('Space');
    await lookedAt(planner, 'lesson-document-dialog');
    await button(planner.getByRole('dialog'), '添加').click();
    await list.getByText('协同备课文档').waitFor();
    await button(materials, '添加').click();
    await planner.getByRole('menuitem', { name: /数字孪生/u }).click();
    await button(planner.getByRole('dialog'), '添加').click();
    await expect.poll(() => list.getByRole('listitem').count()).toBe(kept + 2);

    await button(list, /预览“练习课件/u).click();
    await planner.getByRole('dialog').getByText('1 / 3').waitFor();
    await planner.getByRole('dialog').locator('canvas[aria-busy="false"]').waitFor();
    await button(planner.getByRole('dialog'), '下一页').click();
    await planner.getByRole('dialog').getByText('2 / 3').waitFor();
    await lookedAt(planner, 'lesson-preview');
    await planner.keyboard.press('Escape');
    await button(list, /对“整本教材.*的操作/u).click();
    await planner.getByRole('menuitem', { name: '删除' }).click();
    await expect.poll(() => list.getByText('整本教材').count()).toBe(0);
  });

  it('keeps the steps of the lesson, as usual ones or changed', async () => {
    const phases = planner.getByRole('region', { name: '教学环节' });
    await button(phases, '按常用环节填入').click();
    await phases.getByRole('textbox', { name: '环节 3 名称' }).fill('探究算理');
    await button(phases, '环节 7 上移').click();
    await button(phases, '保存').click();
    await button(phases, '修改').waitFor();
    expect((await phases.getByRole('listitem').allTextContents()).join(' ')).toMatch(/点名.*探究算理.*小结.*随堂测/u);
  });

  it('lets a guardian consent whom the school has named, and take it back; papers are entered by the school', async () => {
    await planner.goto('/lessons/consents');
    await button(planner, '林小满的家长').click();
    await pick(planner.getByRole('dialog'), '登记家长', '林永年');
    await planner.getByRole('dialog').getByRole('list').getByText('林永年').waitFor();
    await lookedAt(planner, 'lesson-guardians');
    await planner.keyboard.press('Escape');
    await planner.getByText('家长 林永年').waitFor();

    const guardian = await people.enter('linyongnian', '/lessons/consents', { viewport: phone });
    const mine = guardian.getByRole('list', { name: '我和我的孩子' });
    await button(mine, '撤回：林小满 直播出镜').click();
    await button(guardian.getByRole('alertdialog'), '撤回').click();
    await mine.getByText('已撤回').waitFor();
    await lookedAt(guardian, 'lesson-consents-guardian');
    await planner.goto(lessonPath);
    const consents = planner.getByRole('region', { name: '同意书' });
    const ofPupil = consents.getByRole('listitem').filter({ hasText: '林小满' });
    await ofPupil.getByText(/摄像头不可开/u).waitFor();
    // Nobody knows who sits in a classroom that was named by hand.
    await consents.getByText('没有对应的班级名单，无法核对同意书').first().waitFor();
    await button(mine, '同意：林小满 直播出镜').click();
    await lookedAt(guardian, 'lesson-consent-notice');
    await button(guardian.getByRole('dialog'), '同意').click();
    await expect.poll(() => mine.getByText('已撤回').count()).toBe(0);
    await planner.reload();
    await ofPupil.getByText(/摄像头可开/u).waitFor();
    await lookedAt(planner, 'lesson-page');
    await people.leave(guardian);

    const registrar = await people.enter('lianzhiwei', '/lessons/consents');
    await button(registrar, '登记：刘晓岚 直播出镜').click();
    const paper = registrar.getByRole('dialog');
    expect(await button(paper, '登记').isDisabled()).toBe(true);
    await paper.getByRole('textbox', { name: '纸质同意书' }).fill('母亲签字，存教导处');
    await button(paper, '登记').click();
    await button(registrar, '撤回：刘晓岚 直播出镜').waitFor();
    await lookedAt(registrar, 'lesson-consents-school');
    await people.leave(registrar);
  });

  it('is opened by its lead teacher, and its roll called by the assistants, by names and by heads', async () => {
    const lead = await people.enter('xuyingchuan', lessonPath);
    await button(lead, '打开课堂').click();
    await lead.getByRole('timer').first().waitFor();
    await people.leave(lead);

    // Until its school has said yes, nobody reads who is in a class.
    const byNames = await people.enter('yeqinghe', '/lessons', { viewport: phone });
    await button(byNames, /^同意.*六年级（1）班参加$/u)
      .first()
      .click();
    await expect.poll(() => byNames.getByRole('button', { name: /^同意.*参加$/u }).count()).toBe(0);
    await byNames.goto(`${lessonPath}/attendance`);
    await button(byNames, /^点名 /u).click();
    const ofPupil = byNames.getByRole('radiogroup', { name: '叶知秋' });
    await ofPupil.getByRole('radio', { name: '缺勤' }).press('Space');
    await byNames.getByText('出勤 8 · 缺勤 1').waitFor();
    await lookedAt(byNames, 'lesson-roll-names');
    await button(byNames, '保存点名').click();
    await button(byNames, /^修改 /u).click();
    await ofPupil.getByRole('radio', { name: '迟到' }).press('Space');
    await button(byNames, '保存点名').click();
    await byNames.getByText(/出勤 8 · 迟到 1 · 叶青禾/u).waitFor();
    await byNames.getByText('改过 1 次').click();
    await byNames.getByText(/叶青禾修改前：出勤 8 · 缺勤 1/u).waitFor();
    // A classroom's own see theirs alone.
    expect(await byNames.getByRole('grid', { name: '按教室' }).getByRole('row').count()).toBe(2);
    await lookedAt(byNames, 'lesson-roll-corrected');
    await people.leave(byNames);

    const byHeads = await people.enter('wuzhixing', `${lessonPath}/attendance`);
    await button(byHeads, /^点名 /u).click();
    const heads = byHeads.getByRole('textbox', { name: '出勤' });
    await heads.fill('二十');
    expect(await button(byHeads, '保存点名').isDisabled()).toBe(true);
    await heads.fill('19');
    await byHeads.getByRole('textbox', { name: '请假' }).fill('1');
    await lookedAt(byHeads, 'lesson-roll-heads');
    await button(byHeads, '保存点名').click();
    await byHeads.getByText(/出勤 19 · 请假 1 · 吴知行/u).waitFor();
    await people.leave(byHeads);
  });

  it('keeps who was there in a table that goes out as CSV, and what was said of the lesson once it is over', async () => {
    const assistant = await people.enter('yeqinghe', `${lessonPath}/closing`);
    await button(assistant, '提交').click();
    await assistant.getByText('选一项').first().waitFor();
    await assistant
      .getByRole('radiogroup', { name: '教学目标达成' })
      .getByRole('radio', { name: '4 好' })
      .press('Space');
    await assistant
      .getByRole('radiogroup', { name: /声音、画面/u })
      .getByRole('radio', { name: '3 一般' })
      .press('Space');
    await assistant.getByRole('textbox', { name: '下次改进' }).fill('连麦前先提醒一声。');
    await button(assistant, '提交').click();
    await button(assistant, '重新提交').waitFor();
    await lookedAt(assistant, 'lesson-closing-assistant');
    await people.leave(assistant);

    const lead = await people.enter('xuyingchuan', lessonPath);
    await button(lead, '下课').click();
    await button(lead.getByRole('alertdialog'), '下课').click();
    await lead.getByRole('link', { name: /课后反馈表/u }).click();
    await lead.getByRole('article').getByText('连麦前先提醒一声。').waitFor();
    await lookedAt(lead, 'lesson-closing-lead');
    await lead.goto(`${lessonPath}/attendance`);
    const table = lead.getByRole('grid', { name: '按教室' });
    await table.getByRole('row').filter({ hasText: '铜岭' }).getByText('出勤 8 · 迟到 1').waitFor();
    expect(await table.getByRole('row').count()).toBe(4);
    await lookedAt(lead, 'lesson-attendance');
    const [download] = await Promise.all([
      lead.waitForEvent('download'),
      lead.getByRole('link', { name: '导出 CSV' }).click(),
    ]);
    const csv = await (await lead.request.get(download.url())).text();
    expect(csv).toMatch(/^\uFEFF类别,学校,班级/u);
    expect(csv).toMatch(/学生（点名）,政和县铜岭中心小学,六年级（1）班,叶知秋,,,,迟到/u);
    await people.leave(lead);
  });

  it('shows those who have no seat, or may not plan, that they may not', async () => {
    const stranger = await people.enter('huangzhaolin', lessonPath);
    await stranger.getByText(/您在其中没有席位/u).waitFor();
    await stranger.goto('/lessons/new');
    await stranger.getByText('备课组长和管理员可以排课。').waitFor();
    await lookedAt(stranger, 'lesson-no-plan');
    await stranger.goto('/lessons');
    await stranger.getByText('这一周没有同步课').waitFor();
    expect(await stranger.getByRole('link', { name: '排一节课' }).count()).toBe(0);
    for (const page of ['attendance', 'closing', 'device-check', 'live']) {
      await stranger.goto(`${lessonPath}/${page}`);
      await stranger.getByText(/您在其中没有席位/u).waitFor();
    }
    await people.leave(stranger);
    const observer = await people.enter('weisuxin', `${lessonPath}/attendance`);
    await observer.getByText('这节课没有您可以查看的教室').waitFor();
    await observer.goto('/lessons/past');
    await observer.getByRole('row').filter({ hasText: RENAMED }).waitFor();
    await lookedAt(observer, 'lesson-past');
    await people.leave(observer);
  });
});

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, newPerson, type PersonOptions, phone, seriousViolations, signIn } from './support/browser.ts';
import { demoPerson } from './support/document.ts';
import { type Product, startProduct } from './support/product.ts';

/** An administrator of a county at work: 江予安 of 连江县, in the demo province. */
const artifacts = join(import.meta.dirname, 'artifacts');
const school = 'school-2135990002';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser(), mkdir(artifacts, { recursive: true })]);
});
afterAll(async () => {
  await browser?.close();
  await product?.dispose();
});

/** What of the site is kept on a device is no matter here. */
const visitor = (account: string, options: PersonOptions = {}) =>
  demoPerson(browser, product.address, account, { serviceWorkers: 'block', ...options });

const csv = (name: string, ...lines: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\r\n')),
});
const orgs = csv(
  'orgs.csv',
  'sourcedId,name,type,identifier,parentSourcedId',
  's1,连江县测试小学,school,2135990901,county-350122',
);
const users = (enabled: string) =>
  csv(
    'users.csv',
    'sourcedId,enabledUser,username,givenName,familyName',
    'u1,true,yan-a,一,严',
    `u2,${enabled},yan-b,二,严`,
  );
const roles = csv(
  'roles.csv',
  'sourcedId,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId',
  'r1,u1,primary,teacher,,,s1',
  'r2,u2,primary,teacher,,,s1',
);

const chooseFiles = (page: Page, files: ReturnType<typeof csv>[]) =>
  page.locator('input[type=file]').setInputFiles(files);

describe('an administrator', () => {
  it('walks the tree by keyboard, and sees of what lies above only the names', async () => {
    const { context, page } = await visitor('jiangyuan');
    await page.goto('/administration');
    const tree = page.getByRole('treegrid', { name: '组织' });
    await tree.getByRole('row', { name: '连江县', exact: true }).click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '连江县青屿实验小学' }).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByText('福建省不在您的管理范围内').waitFor();
    expect(await page.getByRole('grid').count()).toBe(0);
    await context.close();
  });

  it('finds a school by its name among all of the province', async () => {
    const { context, page } = await visitor('fangyijin');
    await page.goto('/administration');
    const field = page.getByRole('combobox', { name: '按名称查找组织' });
    await field.fill('瓷窑坪');
    await page.getByRole('option', { name: /德化县瓷窑坪职业中专学校/ }).click();
    await page.getByRole('heading', { name: '德化县瓷窑坪职业中专学校' }).waitFor();
    expect(await field.inputValue()).toBe('德化县瓷窑坪职业中专学校');
    const row = page.getByRole('treegrid', { name: '组织' }).getByRole('row', { name: '德化县瓷窑坪职业中专学校' });
    await row.waitFor();
    expect(await row.getAttribute('aria-selected')).toBe('true');
    expect(await seriousViolations(page)).toEqual([]);
    await context.close();
  });

  it('adds a person, who signs in with the temporary password and must change it', async () => {
    const { context, page } = await visitor('jiangyuan');
    await page.goto(`/administration?unit=${school}`);
    await page.getByRole('button', { name: '添加人员' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /^姓名/ }).fill('苏小禾');
    await dialog.getByRole('textbox', { name: /^账号/ }).fill('Su.Xiaohe');
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: '添加' }).click();
    const temporary = await dialog.getByText(/^\w{4}(-\w{4}){3}$/).innerText();
    await dialog.getByRole('button', { name: '完成' }).click();
    await page.getByRole('row', { name: /苏小禾/ }).waitFor();
    const newcomer = await newPerson(browser, product.address);
    await signIn(newcomer.page, 'su.xiaohe', temporary);
    await newcomer.page.goto('/documents');
    await newcomer.page.getByText('您用的是临时密码').first().waitFor();
    expect(new URL(newcomer.page.url()).pathname).toBe('/account');
    await newcomer.context.close();
    await context.close();
  });

  it('opens a person, grants and revokes a role, and takes the revocation back', async () => {
    const { context, page } = await visitor('jiangyuan');
    await page.goto(`/administration?unit=${school}`);
    await page.getByRole('row', { name: /郑衡/ }).click();
    const dialog = page.getByRole('dialog', { name: '郑衡' });
    await dialog.getByRole('button', { name: '授予角色' }).click();
    await dialog.getByRole('button', { name: /角色/ }).filter({ hasText: '教师' }).click();
    await page.getByRole('option', { name: '备课组长' }).click();
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: '授予', exact: true }).click();
    const roleList = dialog.getByRole('list', { name: '角色' });
    await roleList.getByText('备课组长').waitFor();
    await roleList.getByRole('button', { name: /撤销.*备课组长/ }).click();
    await roleList.getByText('备课组长').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '撤销', exact: true }).last().click();
    await roleList.getByText('备课组长').waitFor();
    await context.close();
  });

  it('sees every bad row of a roster before anything is written, then imports the mended one', async () => {
    const { context, page } = await visitor('jiangyuan');
    await page.goto('/administration/rosters');
    await chooseFiles(page, [orgs, users('perhaps'), roles]);
    await page.getByText('什么也没有写入').waitFor();
    const bad = page.getByRole('row').filter({ hasText: /users\.csv.*3.*错误.*enabledUser.*perhaps/ });
    await bad.waitFor();
    expect(await page.getByRole('button', { name: '导入', exact: true }).count()).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
    await page.screenshot({ path: join(artifacts, 'roster-report.png'), fullPage: true });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载报告' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('roster-report.csv');
    await chooseFiles(page, [orgs, users('true'), roles]);
    await page.getByText('没有错误，可以导入').waitFor();
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByText('已全部导入').waitFor();
    await page.goto('/administration');
    await page.getByRole('row', { name: '连江县测试小学' }).click();
    await page
      .getByRole('row')
      .filter({ hasText: /严一.*yan-a.*未设密码/ })
      .waitFor();
    await page.goto('/administration/rosters');
    const [zip] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出' }).click()]);
    expect(zip.suggestedFilename()).toMatch(/^tongyan-roster-350122-.*\.zip$/);
    await page.goto('/administration/audit');
    await page
      .getByRole('row')
      .filter({ hasText: /江予安.*导出名册/ })
      .first()
      .waitFor();
    await page
      .getByRole('row')
      .filter({ hasText: /江予安.*导入名册/ })
      .first()
      .waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await context.close();
  });

  it('gives everybody whom a roster brought a temporary password at once, and saves the list', async () => {
    const { context, page } = await visitor('jiangyuan');
    await page.goto('/administration?unit=county-350122');
    await page.getByRole('button', { name: '批量发放临时密码' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('有 2 人还没有密码').waitFor();
    await dialog.getByRole('button', { name: '发放' }).click();
    await dialog.getByText('已发给 2 人').waitFor();
    const password = await dialog
      .getByRole('row')
      .filter({ hasText: 'yan-a' })
      .getByText(/^\w{4}(-\w{4}){3}$/)
      .innerText();
    expect(await seriousViolations(page)).toEqual([]);
    const [list] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: '下载表格' }).click(),
    ]);
    expect(list.suggestedFilename()).toBe('temporary-passwords.csv');
    await dialog.getByRole('button', { name: '完成' }).click();
    const newcomer = await newPerson(browser, product.address);
    await signIn(newcomer.page, 'yan-a', password);
    await newcomer.context.close();
    await page.getByRole('button', { name: '批量发放临时密码' }).click();
    await dialog.getByText('这里每个人都已有密码').waitFor();
    await context.close();
  });

  it('imports classes with who is in them, and finds them under their school', async () => {
    const { context, page } = await visitor('jiangyuan');
    await page.goto('/administration/rosters');
    const classes = csv(
      'classes.csv',
      'sourcedId,title,grades,classType,schoolSourcedId',
      `c1,五年级（2）班,05,homeroom,${school}`,
    );
    const enrollments = (role: string) =>
      csv(
        'enrollments.csv',
        'sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role,primary',
        `e1,c1,${school},demo-zhengheng,teacher,true`,
        `e2,c1,${school},demo-linxiaoman,${role},`,
      );
    await chooseFiles(page, [classes, enrollments('teacher')]);
    await page
      .getByRole('row')
      .filter({ hasText: /enrollments\.csv.*3.*错误.*userSourcedId.*demo-linxiaoman/ })
      .waitFor();
    await chooseFiles(page, [classes, enrollments('student')]);
    await page.getByText('没有错误，可以导入').waitFor();
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByText('已全部导入').waitFor();
    await page.goto(`/administration?unit=${school}`);
    await page.getByRole('tab', { name: '班级' }).click();
    await page.getByRole('row', { name: /五年级（2）班/ }).click();
    const dialog = page.getByRole('dialog', { name: '五年级（2）班' });
    await dialog.getByRole('list', { name: '教师' }).getByText('班主任').waitFor();
    await dialog.getByRole('list', { name: '学生' }).getByText('林小满').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.goto('/administration/audit');
    await page
      .getByRole('row')
      .filter({ hasText: /江予安.*查看班级/ })
      .first()
      .waitFor();
    await context.close();
  });

  it('finds the same on a phone', async () => {
    const { context, page } = await visitor('jiangyuan', { viewport: phone });
    await page.goto('/administration');
    await page.getByRole('button', { name: '选择组织' }).click();
    await page.getByRole('row', { name: '连江县青屿实验小学' }).click();
    await page.getByRole('row', { name: /林静澜/ }).click();
    await page.getByRole('dialog', { name: '林静澜' }).getByText('linjinglan').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.screenshot({ path: join(artifacts, 'administration-person-phone.png') });
    await context.close();
  });
});

it('a teacher has no way in, and is told why at the address', async () => {
  const { context, page } = await visitor('zhengheng');
  await page.goto('/');
  await page.getByRole('link', { name: '工作台' }).first().waitFor();
  expect(await page.getByRole('link', { name: '管理' }).count()).toBe(0);
  await page.goto('/administration/audit');
  await page.getByText('您没有管理员角色').waitFor();
  await context.close();
});

it('without a network the page says so, keeps what was read, and reads again', async () => {
  const { context, page } = await visitor('jiangyuan');
  await page.goto(`/administration?unit=${school}`);
  await page.getByRole('row', { name: /林静澜/ }).waitFor();
  await context.setOffline(true);
  await page.getByRole('row', { name: '连江县浦湾初级中学' }).click();
  await page.getByRole('button', { name: '再试一次' }).waitFor();
  expect(await page.getByRole('treegrid', { name: '组织' }).getByRole('row').count()).toBeGreaterThan(3);
  await page.screenshot({ path: join(artifacts, 'administration-offline.png') });
  await context.setOffline(false);
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.getByRole('row', { name: /郭景行/ }).waitFor();
  await context.close();
});

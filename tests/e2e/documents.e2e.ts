import type { Browser, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, signIn } from './support/browser.ts';
import {
  demoPerson,
  expectState,
  expectText,
  grant,
  newDocument,
  openDocument,
  shownText,
  typeAtEnd,
} from './support/document.ts';
import { type Product, demoPassword, startProduct } from './support/product.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.dispose();
});

/** Teachers of two schools in two counties. */
async function twoTeachers() {
  const lin = await demoPerson(browser, product.address, 'linjinglan', { serviceWorkers: 'block' });
  const wu = await demoPerson(browser, product.address, 'wuzhixing', { serviceWorkers: 'block' });
  return {
    lin: lin.page,
    wu: wu.page,
    wuContext: wu.context,
    linContext: lin.context,
    leave: async () => {
      await lin.context.close();
      await wu.context.close();
    },
  };
}

describe('one document, several people', () => {
  it('shows two teachers of different schools what both type at once, and says when it is safe', async () => {
    const { lin, wu, leave } = await twoTeachers();
    const id = await newDocument(lin, '两校同写', { wuzhixing: 'edit' });
    await Promise.all([openDocument(lin, id), openDocument(wu, id)]);
    await Promise.all([typeAtEnd(lin, '林老师写的这一句话应当完整'), typeAtEnd(wu, '吴老师同时写的另一句话')]);
    for (const page of [lin, wu]) {
      await expectText(
        page,
        (text) => Array.from('林老师写的这一句话应当完整吴老师同时写的另一句话').every((c) => text.includes(c)),
        'both sentences',
      );
      await expectState(page, /已保存/);
    }
    expect(await shownText(lin)).toBe(await shownText(wu));
    await expect.poll(() => lin.getByText(/吴知行 · .*西浦溪小学/u).count()).toBeGreaterThan(0);
    await leave();
  });

  it('lets a reader read, says why they cannot write, and takes nothing from their keyboard', async () => {
    const { lin, wu, leave } = await twoTeachers();
    const id = await newDocument(lin, '只读的人', { wuzhixing: 'read' });
    await Promise.all([openDocument(lin, id), openDocument(wu, id)]);
    await typeAtEnd(lin, '可以读');
    await expectText(wu, (text) => text.includes('可以读'), 'what the owner typed');
    await expectState(wu, /只读/);
    await wu.locator('.document-content').click();
    await wu.keyboard.type('不该出现');
    await typeAtEnd(lin, '，到此为止');
    await expectText(wu, (text) => text.includes('到此为止'), 'the rest');
    expect(await shownText(lin)).not.toContain('不该出现');
    await leave();
  });

  it('obeys a right taken away while the document is open, and one given back', async () => {
    const { lin, wu, leave } = await twoTeachers();
    const id = await newDocument(lin, '收回权限', { wuzhixing: 'edit' });
    await openDocument(wu, id);
    await typeAtEnd(wu, '还能写');
    await expectState(wu, /已保存/);
    await grant(lin, id, 'wuzhixing', 'read');
    await expectState(wu, /只读/);
    await expect.poll(() => wu.locator('.document-content').getAttribute('contenteditable')).toBe('false');
    await grant(lin, id, 'wuzhixing', 'edit');
    await expect.poll(() => wu.locator('.document-content').getAttribute('contenteditable')).toBe('true');
    await typeAtEnd(wu, '又能写');
    await expectState(wu, /已保存/);
    const taken = await lin.request.delete(`/api/documents/${id}/members/demo-wuzhixing`);
    expect(taken.ok()).toBe(true);
    await expect.poll(() => wu.locator('main').innerText()).toMatch(/没有.*权限|不能打开|无权/);
    await leave();
  });

  it('merges what both sides wrote while neither had a network', async () => {
    const { lin, wu, linContext, wuContext, leave } = await twoTeachers();
    const id = await newDocument(lin, '断网也能写', { wuzhixing: 'edit' });
    await Promise.all([openDocument(lin, id), openDocument(wu, id)]);
    await typeAtEnd(lin, '开头。');
    await expectText(wu, (text) => text.includes('开头'), 'the beginning');
    await Promise.all([linContext.setOffline(true), wuContext.setOffline(true)]);
    await typeAtEnd(lin, '岛上断网时林写的。');
    await typeAtEnd(wu, '山里断网时吴写的。');
    await expectState(lin, /未同步/);
    await expectState(wu, /未同步/);
    await Promise.all([linContext.setOffline(false), wuContext.setOffline(false)]);
    for (const page of [lin, wu]) {
      await expectText(
        page,
        (text) => text.includes('岛上断网时林写的。') && text.includes('山里断网时吴写的。'),
        'both offline sentences',
      );
      await expectState(page, /已保存/);
    }
    expect(await shownText(lin)).toBe(await shownText(wu));
    await leave();
  });

  it('keeps on this device what was typed offline, through a closed page', async () => {
    const { lin, linContext, wuContext, wu } = await twoTeachers();
    const id = await newDocument(lin, '关掉再开', { wuzhixing: 'edit' });
    await openDocument(lin, id);
    await typeAtEnd(lin, '第一句。');
    await expectState(lin, /已保存/);
    await linContext.setOffline(true);
    await typeAtEnd(lin, '离线的一句。');
    await expectState(lin, /未同步/);
    await lin.close({ runBeforeUnload: false });
    await linContext.setOffline(false);
    const again = await linContext.newPage();
    await openDocument(again, id);
    await expectText(again, (text) => text.includes('离线的一句。'), 'the offline sentence');
    await expectState(again, /已保存/);
    await openDocument(wu, id);
    await expectText(wu, (text) => text.includes('离线的一句。'), 'the offline sentence at the other end');
    await linContext.close();
    await wuContext.close();
  });

  it('goes on after the server was restarted under both, with nothing lost', async () => {
    const { lin, wu, leave } = await twoTeachers();
    const id = await newDocument(lin, '服务器重启', { wuzhixing: 'edit' });
    await Promise.all([openDocument(lin, id), openDocument(wu, id)]);
    await typeAtEnd(lin, '重启之前。');
    await expectState(lin, /已保存/);
    await product.stop();
    await typeAtEnd(wu, '重启之时。');
    await product.restart();
    await expectText(
      lin,
      (text) => text.includes('重启之前。') && text.includes('重启之时。'),
      'both sentences after the restart',
    );
    await expectState(wu, /已保存/);
    await leave();
  });

  it('goes through HTTP where the network lets no WebSocket pass, and says so', async () => {
    const { lin, wu, wuContext, leave } = await twoTeachers();
    const id = await newDocument(lin, '不放行的网络', { wuzhixing: 'edit' });
    await wuContext.routeWebSocket(/\/sync\//u, (socket) => socket.close({ code: 1011 }));
    await openDocument(lin, id);
    await openDocument(wu, id);
    await expectState(wu, /HTTP/);
    await typeAtEnd(wu, '从村小发出。');
    await expectText(lin, (text) => text.includes('从村小发出。'), 'what came over HTTP');
    await typeAtEnd(lin, '城里回信。');
    await expectText(wu, (text) => text.includes('城里回信。'), 'the answer over HTTP');
    await leave();
  });

  it('asks before a page with unsynced work is closed, and not otherwise', async () => {
    const { lin, linContext, leave } = await twoTeachers();
    const id = await newDocument(lin, '关闭之前');
    await openDocument(lin, id);
    await typeAtEnd(lin, '已经存好。');
    await expectState(lin, /已保存/);
    const asked: string[] = [];
    lin.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await linContext.setOffline(true);
    await typeAtEnd(lin, '还没送出。');
    await expectState(lin, /未同步/);
    await lin.close({ runBeforeUnload: true });
    await expect.poll(() => asked).toEqual(['beforeunload']);
    expect(lin.isClosed()).toBe(false);
    await linContext.setOffline(false);
    await expectState(lin, /已保存/);
    await lin.close({ runBeforeUnload: true });
    await expect.poll(() => lin.isClosed()).toBe(true);
    expect(asked).toEqual(['beforeunload']);
    await leave();
  });

  it("never sends one person's unsynced edits in the name of another who signs in beside them", async () => {
    const { lin, wu, linContext, leave } = await twoTeachers();
    const id = await newDocument(lin, '换人登录', { wuzhixing: 'edit' });
    let isCut = false;
    const open: WebSocketRoute[] = [];
    await linContext.routeWebSocket(/\/sync\//u, (socket) => {
      if (isCut) void socket.close({ code: 1011 });
      else open.push(socket, socket.connectToServer());
    });
    await linContext.route(/\/api\/documents\/[^/]+\/sync/u, (route) => (isCut ? route.abort() : route.fallback()));
    await Promise.all([openDocument(lin, id), openDocument(wu, id)]);
    await typeAtEnd(lin, '开头。');
    await expectState(lin, /已保存/);
    isCut = true;
    for (const socket of open) await socket.close({ code: 1011 });
    await typeAtEnd(lin, '林老师还没送出的话。');
    await expectState(lin, /未同步/);
    await signIn(lin, 'wuzhixing', demoPassword);
    isCut = false;
    await expectState(lin, /换人登录/);
    await typeAtEnd(wu, '吴老师自己的话。');
    await expectState(wu, /已保存/);
    expect(await shownText(wu)).not.toContain('林老师还没送出的话');
    await signIn(lin, 'linjinglan', demoPassword);
    await lin.reload();
    await expectText(
      wu,
      (text) => text.includes('林老师还没送出的话。'),
      'what the first person wrote, once they are back',
    );
    await leave();
  });
});

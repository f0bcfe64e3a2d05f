import { describe, expect, it } from 'vitest';

import { DrawnPages } from './drawn-pages.ts';

/** Pages whose drawing is ended by hand. */
function byHand() {
  const asked: string[] = [];
  const endings: { readonly end: () => void; readonly fail: () => void }[] = [];
  const pages = new DrawnPages<string>((page, widthPx) => {
    const name = `${page}@${widthPx}`;
    asked.push(name);
    return new Promise((resolve, reject) => {
      endings.push({ end: () => resolve(name), fail: () => reject(new Error(name)) });
    });
  });
  return { pages, asked, endings };
}

describe('drawn pages', () => {
  it('are drawn once for each size, and kept', async () => {
    const { pages, asked, endings } = byHand();
    const first = pages.draw(1, 800);
    const again = pages.draw(1, 800);
    void pages.draw(1, 1_600);
    endings[0]?.end();
    expect([await first, await again]).toEqual(['1@800', '1@800']);
    expect(asked).toEqual(['1@800', '1@1600']);
  });

  it('are prepared when nothing else is drawn; of several wishes the last', async () => {
    const { pages, asked, endings } = byHand();
    const first = pages.draw(1, 800);
    pages.prepare(2, 800);
    pages.prepare(3, 800);
    expect(asked).toEqual(['1@800']);
    endings[0]?.end();
    await first;
    await expect.poll(() => asked).toEqual(['1@800', '3@800']);
    endings[1]?.end();
    expect(await pages.draw(3, 800)).toBe('3@800');
    expect(asked).toHaveLength(2);
  });

  it('are tried anew where they failed', async () => {
    const { pages, asked, endings } = byHand();
    const failed = pages.draw(1, 800);
    endings[0]?.fail();
    await expect(failed).rejects.toThrow('1@800');
    void pages.draw(1, 800);
    expect(asked).toHaveLength(2);
  });

  it('are forgotten when many others were drawn since', async () => {
    const { pages, asked } = byHand();
    for (let page = 1; page <= 7; page += 1) void pages.draw(page, 800);
    void pages.draw(7, 800);
    void pages.draw(1, 800);
    expect(asked.slice(7)).toEqual(['1@800']);
  });
});

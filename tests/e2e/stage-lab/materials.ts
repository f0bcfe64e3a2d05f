import type { Browser } from 'playwright-core';

const PAGES = [
  [
    '4/5 张纸平均分成 3 份，每份是几分之几？',
    '4 个 1/5 分不成整 3 份，先把每个 1/5 再分 3 份，得到 15 小格，取 4 小格。',
  ],
  ['分数除以整数', '把一个数平均分成 n 份，就是求它的 1/n。'],
  ['练习', '5/6 ÷ 2 = ？'],
];

export const PHOTO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#cfe3e6"/><circle cx="400" cy="300" r="200" fill="#0b5966"/></svg>';

/** Slides of a few pages, as a browser prints them. */
export async function deckOf(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage();
  const sheet = ([title = '', text = '']: readonly string[]): string =>
    `<section><h1>${title}</h1><hr><p>${text}</p><div class="grid">${'<i></i>'.repeat(15)}</div></section>`;
  await page.setContent(
    `<style>@page{size:1280px 720px;margin:0}section{width:1280px;height:700px;box-sizing:border-box;padding:64px;break-after:page;font-family:serif}
     h1{font-size:48px}p{font-size:32px}.grid{display:grid;grid-template-columns:repeat(5,100px)}i{height:90px;border:2px solid #222;background:#bfd8dc}</style>${PAGES.map(sheet).join('')}`,
  );
  const pdf = await page.pdf({ width: '1280px', height: '720px', printBackground: true });
  await page.close();
  return pdf;
}

const CLIP_MS = 6_000;

/** A short film with its own time written in it. */
export async function clipOf(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage();
  const base64 = await page.evaluate(async (lengthMs) => {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 360;
    const pen = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm' });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => void parts.push(data);
    const stopped = new Promise<void>((resolve) => {
      recorder.onstop = () => resolve();
    });
    const began = performance.now();
    const draw = (): void => {
      const ms = performance.now() - began;
      if (pen !== null) {
        pen.fillStyle = `hsl(${ms / 20} 60% 40%)`;
        pen.fillRect(0, 0, 640, 360);
        pen.fillStyle = 'white';
        pen.font = '96px sans-serif';
        pen.fillText((ms / 1000).toFixed(2), 200, 210);
      }
      if (ms < lengthMs) setTimeout(draw, 30);
      else recorder.stop();
    };
    recorder.start();
    draw();
    await stopped;
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, CLIP_MS);
  await page.close();
  return Buffer.from(base64, 'base64');
}

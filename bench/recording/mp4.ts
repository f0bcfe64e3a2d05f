import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { type DrawnStroke, PAGES, type ScriptedLesson } from './lesson.ts';
import { createVoice } from './voice.ts';

const run = promisify(execFile);
const [WIDTH, HEIGHT] = [1_280, 720];
const BYTES = WIDTH * HEIGHT * 3;
const FRAMES_PER_S = 5;

export async function whyNoMp4(): Promise<string | undefined> {
  return run('ffmpeg', ['-version']).then(
    () => undefined,
    () => 'ffmpeg is not installed',
  );
}

/** What slides of a lesson look like: a heading, lines of text, a drawing. Page 0 is the empty board, −1 the twin's place. */
function pageHtml(page: number): string {
  if (page === 0) return '<body style="background:#fff"></body>';
  const lines = Array.from(
    { length: page % 5 },
    (_, n) => `<li>第 ${n + 1} 步：把 ${page} 份再分成 ${n + 2} 份，每份是多少？</li>`,
  );
  const bars = Array.from({ length: 6 }, (_, n) => {
    const height = 40 + ((page * 37 + n * 53) % 180);
    return `<rect x="${n * 70}" y="${240 - height}" width="48" height="${height}" fill="hsl(${n * 50 + page * 11} 60% 50%)"/>`;
  });
  return `<body style="margin:48px;font:32px sans-serif;background:#fdfcf8"><h1>分数除法 · ${page}</h1><ul>${lines.join('')}</ul>
    <svg width="460" height="250">${bars.join('')}</svg></body>`;
}

/** Every page as 1280 × 720 points of 3 bytes. */
async function drawPages(folder: string, launch: () => Promise<Browser>): Promise<ReadonlyMap<number, Buffer>> {
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  const drawn = new Map<number, Buffer>();
  for (let number = -1; number <= PAGES; number += 1) {
    await page.setContent(pageHtml(number));
    const file = join(folder, 'page.png');
    await page.screenshot({ path: file });
    const raw = ['-v', 'error', '-i', file, '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
    const { stdout } = await run('ffmpeg', raw, { encoding: 'buffer', maxBuffer: BYTES + 1_024 });
    drawn.set(number, stdout);
  }
  await browser.close();
  return drawn;
}

export interface Mp4 {
  readonly bytes: number;
  readonly encodedInMs: number;
}

/** The same lesson as pictures and sound: H.264 at constant quality 23 and AAC at 64 kbit/s. */
export async function encodeMp4(lesson: ScriptedLesson, minutes: number, launch: () => Promise<Browser>): Promise<Mp4> {
  const folder = await mkdtemp(join(tmpdir(), 'mp4-'));
  const pages = await drawPages(folder, launch);
  const sound = join(folder, 'sound.m4a');
  await encodeSound(sound, minutes);
  const file = join(folder, 'lesson.mp4');
  const input = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgb24',
    '-s',
    `${WIDTH}x${HEIGHT}`,
    '-r',
    String(FRAMES_PER_S),
    '-i',
    '-',
  ];
  const output = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p', '-c:a', 'copy'];
  const beganAtMs = performance.now();
  const encoder = spawn('ffmpeg', ['-v', 'error', '-y', ...input, '-i', sound, ...output, file], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  let frame = Buffer.alloc(BYTES);
  let shown: number | undefined;
  let drawn = 0;
  for (let n = 0; n < minutes * 60 * FRAMES_PER_S; n += 1) {
    const atMs = (n * 1_000) / FRAMES_PER_S;
    const page = lesson.pages.findLast((each) => each.atMs <= atMs);
    if (page !== undefined && page.atMs !== shown) {
      frame = Buffer.from(pages.get(page.page) ?? Buffer.alloc(BYTES));
      shown = page.atMs;
    }
    for (; (lesson.strokes[drawn]?.atMs ?? Infinity) <= atMs; drawn += 1) {
      const stroke = lesson.strokes[drawn];
      if (stroke !== undefined) {
        frame = Buffer.from(frame);
        draw(frame, stroke);
      }
    }
    if (!encoder.stdin.write(frame)) await once(encoder.stdin, 'drain');
  }
  encoder.stdin.end();
  await once(encoder, 'close');
  const encodedInMs = performance.now() - beganAtMs;
  const { size } = await stat(file);
  await rm(folder, { recursive: true, force: true });
  return { bytes: size, encodedInMs };
}

async function encodeSound(file: string, minutes: number): Promise<void> {
  const input = ['-f', 's16le', '-ar', '48000', '-ac', '1', '-i', '-'];
  const encoder = spawn('ffmpeg', ['-v', 'error', '-y', ...input, '-c:a', 'aac', '-b:a', '64k', file], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const voice = createVoice(7);
  for (let n = 0; n < minutes * 3_000; n += 1) {
    const samples = voice();
    if (!encoder.stdin.write(Buffer.from(samples.buffer))) await once(encoder.stdin, 'drain');
  }
  encoder.stdin.end();
  await once(encoder, 'close');
}

function draw(frame: Buffer, { points, colour }: DrawnStroke): void {
  for (const [index, [x, y]] of points.entries()) {
    const [beforeX, beforeY] = points[index - 1] ?? [x, y];
    for (let step = 0; step <= 8; step += 1) {
      const [atX, atY] = [beforeX + ((x - beforeX) * step) / 8, beforeY + ((y - beforeY) * step) / 8];
      dot(frame, Math.round(atX * WIDTH), Math.round(atY * HEIGHT), colour);
    }
  }
}

function dot(frame: Buffer, left: number, top: number, colour: DrawnStroke['colour']): void {
  for (let y = top - 2; y <= top + 2; y += 1)
    for (let x = left - 2; x <= left + 2; x += 1)
      if (x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT) frame.set(colour, (y * WIDTH + x) * 3);
}

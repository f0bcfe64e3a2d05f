/** `npm run bench:recording [-- --minutes N]`: how true a recording's voices stay to lesson time, with a real media server. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dispose } from '@livekit/rtc-node';
import { listChunks } from '../../media/src/recorder/chunk-files.ts';
import { findClicks, sendClicks } from '../../media/src/recorder/testing-clicks.ts';
import { startTestRecording } from '../../tests/integration/recorder/test-recording.ts';

const MINUTE_MS = 60_000;
const TOUCH_EVERY_MS = 10_000;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '2' }, json: { type: 'string' } } });
const minutes = Number(values.minutes);
const recording = await startTestRecording();
recording.sourceIds = ['lead'];
await recording.spawn();
const lead = await recording.enter('lead', 'leadTeacher');
const clicks = await sendClicks(lead.room, 1_000);
const { pid } = await started();
const cpuBefore = await cpuSecondsOf(pid);
const beganAtMs = performance.now();
while (performance.now() - beganAtMs < minutes * MINUTE_MS) {
  await new Promise((resolve) => setTimeout(resolve, TOUCH_EVERY_MS));
  await recording.touch();
}
const cpuS = (await cpuSecondsOf(pid)) - cpuBefore;
const memoryBytes = await memoryOf(pid);
await clicks.stop();
await recording.end();

const sent = clicks.sentAtMs.map((atMs) => atMs - recording.openedAtMs);
const found = await findClicks(recording.folder, 'lead');
const offsets = found.map((atMs) => ({ atMs, offMs: atMs - nearest(sent, atMs) }));
const chunks = await listChunks(recording.folder);
const bytes = await sizeOf(join(recording.folder, 'sources/lead'));
const heardS = chunks.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1_000;
const gaps = chunks.filter((chunk, index) => {
  const before = chunks[index - 1];
  return before !== undefined && before.startMs + before.durationMs !== chunk.startMs;
});
const absolute = offsets.map(({ offMs }) => Math.abs(offMs)).toSorted((a, b) => a - b);
const result = {
  minutes,
  clicksSent: sent.length,
  clicksFound: found.length,
  offsetP50Ms: rounded(quantile(absolute, 0.5)),
  offsetP95Ms: rounded(quantile(absolute, 0.95)),
  offsetMostMs: rounded(absolute.at(-1) ?? 0),
  firstMinuteMedianMs: rounded(medianOf(offsets.filter(({ atMs }) => atMs < (offsets[0]?.atMs ?? 0) + MINUTE_MS))),
  lastMinuteMedianMs: rounded(medianOf(offsets.filter(({ atMs }) => atMs > (offsets.at(-1)?.atMs ?? 0) - MINUTE_MS))),
  chunks: chunks.length,
  gaps: gaps.length,
  bytes,
  kbps: rounded((bytes * 8) / 1_000 / heardS),
  recorderCpuPercent: rounded((cpuS / (minutes * 60)) * 100),
  recorderMemoryMB: Math.round(memoryBytes / 1e6),
};
console.table(result);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
await lead.leave();
await recording.dispose();
await dispose();
process.exit(0);

async function started() {
  for (;;) {
    const status = await recording.status();
    if (status?.sourceIds.includes('lead') === true) return status;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function nearest(times: readonly number[], atMs: number): number {
  return times.reduce((a, b) => (Math.abs(b - atMs) < Math.abs(a - atMs) ? b : a));
}

function medianOf(some: readonly { readonly offMs: number }[]): number {
  return quantile(
    some.map(({ offMs }) => offMs).toSorted((a, b) => a - b),
    0.5,
  );
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Of Linux: user and system time in ticks of 10 ms. */
async function cpuSecondsOf(processId: number): Promise<number> {
  const fields = (await readFile(`/proc/${processId}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function memoryOf(processId: number): Promise<number> {
  const text = await readFile(`/proc/${processId}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0) * 1_024;
}

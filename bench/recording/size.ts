/**
 * `npm run bench:recording-size [-- --minutes N --json FILE]`: what a recorded lesson takes on disk, against an MP4 of the same. Without
 * ffmpeg the MP4 is only reckoned.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../../tests/e2e/support/browser.ts';
import { scriptLesson } from './lesson.ts';
import { encodeMp4, whyNoMp4 } from './mp4.ts';
import { recordVoice } from './voice.ts';

/** As LiveKit documents its egress preset H264_720P_30. */
const EGRESS_KBPS = 3_000 + 128;
/** What the lead teacher's page asks its browser for. */
const PICTURE_KBPS = 220;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '45' }, json: { type: 'string' } } });
const minutes = Number(values.minutes);
const bytesOf = (kbps: number): number => (kbps * 1_000 * minutes * 60) / 8;

const lesson = scriptLesson(minutes);
const log = JSON.stringify(lesson.entries);
const voice = await recordVoice(minutes);
const absent = await whyNoMp4();
if (absent !== undefined) process.stdout.write(`The MP4 is only reckoned: ${absent}\n`);
const mp4 = absent === undefined ? await encodeMp4(lesson, minutes, launchBrowser) : undefined;

const logBytes = Buffer.byteLength(log);
const result = {
  minutes,
  entries: lesson.entries.length,
  logBytes,
  logGzipBytes: gzipSync(log).length,
  voiceBytes: voice.bytes,
  voiceChunks: voice.chunks,
  voiceEncodedInS: Math.round(voice.encodedInMs / 1_000),
  voicesAndStageBytes: logBytes + voice.bytes,
  pictureBytesAtMost: bytesOf(PICTURE_KBPS),
  mp4Bytes: mp4?.bytes ?? null,
  mp4EncodedInS: mp4 === undefined ? null : Math.round(mp4.encodedInMs / 1_000),
  mp4OverOurs: mp4 === undefined ? null : Math.round((mp4.bytes / (logBytes + voice.bytes)) * 100) / 100,
  egressBytesAtItsRate: bytesOf(EGRESS_KBPS),
};
console.table(result);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(result, undefined, 2)}\n`);

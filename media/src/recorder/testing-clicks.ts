import { readFile } from 'node:fs/promises';
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  type Room,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';
import { createDecoder } from 'libopus-wasm';
import { chunkPath, listChunks } from './chunk-files.ts';
import { monotonicMs } from './job.ts';
import { readWebm } from './testing-webm.ts';
import { RATE_HZ } from './webm.ts';

const STEP_MS = 10;
const STEP_SAMPLES = (RATE_HZ * STEP_MS) / 1_000;
const CLICK_SAMPLES = 240;
const LOUD = 16_000;

export interface Clicks {
  /** When each click was handed to WebRTC, by the machine's monotonic clock. */
  readonly sentAtMs: readonly number[];
  stop(): Promise<void>;
}

/** Publishes a microphone that is silent but for a click, a tone of 1 kHz for 5 ms, now and then. */
export async function sendClicks(room: Room, everyMs: number): Promise<Clicks> {
  // Without a queue: what is handed over is on its way.
  const source = new AudioSource(RATE_HZ, 1, 0);
  const track = LocalAudioTrack.createAudioTrack('clicks', source);
  const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE, dtx: false, red: false });
  await room.localParticipant?.publishTrack(track, options);
  const sentAtMs: number[] = [];
  const startedAtMs = monotonicMs();
  let step = 0;
  const stopping = new AbortController();
  const going = (async () => {
    while (!stopping.signal.aborted) {
      while (startedAtMs + step * STEP_MS <= monotonicMs()) {
        const isClick = (step * STEP_MS) % everyMs === 0;
        if (isClick) sentAtMs.push(monotonicMs());
        await source.captureFrame(new AudioFrame(stepOf(isClick), RATE_HZ, 1, STEP_SAMPLES));
        step += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  })();
  return {
    sentAtMs,
    async stop() {
      stopping.abort();
      await going;
      await source.close();
    },
  };
}

function stepOf(isClick: boolean): Int16Array {
  const samples = new Int16Array(STEP_SAMPLES);
  if (!isClick) return samples;
  for (let n = 0; n < CLICK_SAMPLES; n += 1) samples[n] = LOUD * Math.sin((2 * Math.PI * 1_000 * n) / RATE_HZ);
  return samples;
}

/** Lesson times of the clicks in what was recorded of a source. */
export async function findClicks(folder: string, sourceId: string): Promise<readonly number[]> {
  const found: number[] = [];
  const decoder = await createDecoder({ sampleRate: RATE_HZ, channels: 1 });
  for (const chunk of await listChunks(folder)) {
    if (chunk.sourceId !== sourceId) continue;
    const { packets, preSkip } = readWebm(await readFile(chunkPath(folder, chunk)));
    for (const { atMs, packet } of packets) {
      const samples = decoder.decode(packet);
      const loud = samples.findIndex((sample) => Math.abs(sample) > LOUD / 8);
      if (loud === -1) continue;
      // A decoder gives the encoder's lookahead first.
      const clickMs = atMs + ((loud - preSkip) / RATE_HZ) * 1_000;
      if (clickMs - (found.at(-1) ?? -1_000) > 100) found.push(clickMs);
    }
  }
  decoder.free();
  return found;
}

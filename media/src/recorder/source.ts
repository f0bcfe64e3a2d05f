import { Application, createEncoder, type OpusEncoderHandle, Signal } from 'libopus-wasm';
import type { ChunkToWrite } from './chunk-files.ts';
import { keepPace, type Pace } from './pace.ts';
import { FRAME_MS, FRAME_SAMPLES, RATE_HZ, webmChunk } from './webm.ts';

/** C3 */
const CHUNK_FRAMES = 4_000 / FRAME_MS;
const BITRATE_BPS = 24_000;
const COMPLEXITY = 5;
/** Somebody is heard in a frame whose root mean square is above this: −44 dB of full scale. */
const HEARD_RMS = 200;

export interface Source {
  /** @param atMs lesson time at which the last of these samples was made */
  hear(samples: Int16Array, atMs: number): void;
  /** Nothing came for a while: what is there makes a chunk. */
  flush(): void;
  close(): void;
}

export interface SourceOptions {
  readonly sourceId: string;
  readonly onChunk: (chunk: ChunkToWrite) => void;
}

/** One microphone: samples in, chunks with lesson time out. */
export async function openSource({ sourceId, onChunk }: SourceOptions): Promise<Source> {
  const encoder = await createEncoder({
    sampleRate: RATE_HZ,
    channels: 1,
    application: Application.Audio,
    signal: Signal.Voice,
    bitrate: BITRATE_BPS,
    complexity: COMPLEXITY,
    frameSize: FRAME_SAMPLES,
  });
  return recordSource(sourceId, encoder, onChunk);
}

function recordSource(sourceId: string, encoder: OpusEncoderHandle, onChunk: SourceOptions['onChunk']): Source {
  const preSkip = encoder.getLookahead();
  let pace: Pace | undefined;
  let held = new Int16Array(0);
  let packets: Uint8Array[] = [];
  let startMs = 0;
  let endMs = 0;
  let heardMs = 0;

  function flush(): void {
    if (packets.length === 0) return;
    const durationMs = packets.length * FRAME_MS;
    onChunk({ sourceId, startMs, durationMs, heardMs, bytes: webmChunk({ startMs, packets, preSkip }) });
    packets = [];
    heardMs = 0;
  }

  function keep(frame: Int16Array, atMs: number): void {
    // A chunk has no gap inside.
    if (packets.length > 0 && atMs !== endMs) flush();
    if (packets.length === 0) startMs = atMs;
    packets.push(encoder.encode(frame));
    if (rms(frame) > HEARD_RMS) heardMs += FRAME_MS;
    endMs = atMs + FRAME_MS;
    if (packets.length === CHUNK_FRAMES) flush();
  }

  return {
    hear(samples, atMs) {
      const paced = keepPace(pace, { samples: samples.length, atMs, notBeforeMs: endMs });
      ({ pace } = paced);
      if (paced.isGap) flush();
      held = paced.isGap ? samples.slice() : joined(held, samples);
      let from = paced.drop;
      for (const [index, take] of paced.takes.entries()) {
        keep(stretched(held.subarray(from, from + take)), paced.firstMs + index * FRAME_MS);
        from += take;
      }
      if (from > 0) held = held.slice(from);
    },
    flush,
    close() {
      flush();
      encoder.free();
    },
  };
}

function joined(first: Int16Array, second: Int16Array): Int16Array<ArrayBuffer> {
  const both = new Int16Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** A frame of 20 ms from a few samples more or fewer, by straight lines between them: at 0.5 % nobody hears it. */
function stretched(samples: Int16Array): Int16Array {
  if (samples.length === FRAME_SAMPLES) return samples.slice();
  const step = (samples.length - 1) / (FRAME_SAMPLES - 1);
  return Int16Array.from({ length: FRAME_SAMPLES }, (_, index) => {
    const at = index * step;
    const left = samples[Math.floor(at)] ?? 0;
    const right = samples[Math.ceil(at)] ?? left;
    return Math.round(left + (right - left) * (at - Math.floor(at)));
  });
}

function rms(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / samples.length);
}

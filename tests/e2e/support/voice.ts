import { writeFile } from 'node:fs/promises';

const RATE_HZ = 48_000;
const LENGTH_S = 2;
const PITCH_HZ = 140;
const HARMONICS = [1, 2, 3, 5, 8];
const SYLLABLES_PER_S = 4;
const LOUDNESS = 0.5;
const LARGEST = 32_767;

/** Writes what a microphone takes for somebody who speaks, as a WAV file: a low tone with overtones, in syllables. */
export async function writeVoice(path: string): Promise<void> {
  const samples = Array.from({ length: RATE_HZ * LENGTH_S }, (_, index) => {
    const atS = index / RATE_HZ;
    const tone = HARMONICS.reduce((sum, n) => sum + Math.sin(2 * Math.PI * PITCH_HZ * n * atS) / n, 0);
    return Math.round(LARGEST * LOUDNESS * 0.5 * tone * Math.abs(Math.sin(Math.PI * SYLLABLES_PER_S * atS)));
  });
  const bytes = samples.length * 2;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  // Uncompressed, one channel, 16 bits.
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE_HZ, 24);
  head.writeUInt32LE(RATE_HZ * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(bytes, 40);
  await writeFile(path, Buffer.concat([head, Buffer.from(Int16Array.from(samples).buffer)]));
}

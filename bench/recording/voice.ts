import { openSource } from '../../media/src/recorder/source.ts';
import { RATE_HZ } from '../../media/src/recorder/webm.ts';
import { seededRandom } from '../sync/statistics.ts';

const STEP_MS = 20;
const STEP_SAMPLES = (RATE_HZ * STEP_MS) / 1_000;

/** Formants of five vowels, in Hz. */
const VOWELS = [
  [730, 1_090, 2_440],
  [270, 2_290, 3_010],
  [300, 870, 2_240],
  [530, 1_840, 2_480],
  [570, 840, 2_410],
] as const;

/**
 * Sound like that of somebody who teaches: syllables of a gliding voice shaped by vowels, hisses between them, sentences of a few seconds and
 * pauses, a room that is never silent. It is no speech, and costs an encoder about as much.
 */
export function createVoice(seed: number): () => Int16Array {
  const random = seededRandom(seed);
  let phase = 0;
  let pitchHz = 130;
  let leftOfSyllable = 0;
  let leftOfSentence = 0;
  let leftOfPause = 0;
  let vowel: (typeof VOWELS)[number] = VOWELS[0];
  let isHiss = false;
  let loud = 0;
  return () => {
    const samples = new Int16Array(STEP_SAMPLES);
    if (leftOfSentence <= 0 && leftOfPause <= 0) {
      leftOfSentence = 50 + 200 * random();
      leftOfPause = 20 + 60 * random();
    }
    const isPause = leftOfSentence <= 0;
    if (isPause) leftOfPause -= 1;
    else leftOfSentence -= 1;
    if (leftOfSyllable <= 0) {
      leftOfSyllable = 6 + 8 * random();
      vowel = VOWELS[Math.floor(VOWELS.length * random())] ?? VOWELS[0];
      isHiss = random() < 0.25;
    }
    leftOfSyllable -= 1;
    const aim = isPause ? 0 : 5_000 + 3_000 * random();
    for (let n = 0; n < STEP_SAMPLES; n += 1) {
      loud += (aim - loud) / 1_500;
      pitchHz += (random() - 0.5) * 0.2 + (130 - pitchHz) / 200_000;
      phase = (phase + pitchHz / RATE_HZ) % 1;
      let value = 0;
      if (isHiss) value = (random() - 0.5) * 0.7;
      else
        for (let harmonic = 1; harmonic <= 24; harmonic += 1) {
          const hz = harmonic * pitchHz;
          const gain = vowel.reduce((sum, formant) => sum + 1 / (1 + ((hz - formant) / 120) ** 2), 0.02);
          value += (gain / harmonic ** 0.5) * Math.sin(2 * Math.PI * phase * harmonic);
        }
      samples[n] = Math.round(loud * value * 0.5 + (random() - 0.5) * 60);
    }
    return samples;
  };
}

export interface RecordedVoice {
  readonly chunks: number;
  readonly bytes: number;
  readonly encodedInMs: number;
}

/** Encodes so many minutes of it as a recorder does, faster than they last. */
export async function recordVoice(minutes: number, seed = 7): Promise<RecordedVoice> {
  let [chunks, bytes] = [0, 0];
  const source = await openSource({
    sourceId: 'lead',
    onChunk(chunk) {
      chunks += 1;
      bytes += chunk.bytes.length;
    },
  });
  const voice = createVoice(seed);
  const beganAtMs = performance.now();
  for (let atMs = STEP_MS; atMs <= minutes * 60_000; atMs += STEP_MS) source.hear(voice(), atMs);
  source.close();
  return { chunks, bytes, encodedInMs: performance.now() - beganAtMs };
}

import type { Rung } from '../ladder/types.ts';
import type { Source } from './types.ts';

/** How one track is received on a rung of the ladder; the table of the ladder's SPEC.md. */
export type Reception =
  | { readonly received: false }
  | { readonly received: true; readonly most: 'low' | 'medium' | 'high'; readonly framesPerS: number };

const NOT: Reception = { received: false };
const USUAL_FRAMES_PER_S = 25;
const FEW_FRAMES_PER_S = 5;

/** @param isFocus of who leads, or of somebody on stage */
export function reception(rung: Rung, source: Source, isFocus: boolean): Reception {
  if (rung === 5) return NOT;
  if (source === 'microphone' || source === 'screenAudio') {
    return { received: true, most: 'high', framesPerS: USUAL_FRAMES_PER_S };
  }
  if (rung === 4) return NOT;
  const framesPerS = rung === 3 ? FEW_FRAMES_PER_S : USUAL_FRAMES_PER_S;
  // Letters on a shared screen are to be read: it comes slower, never smaller.
  if (source === 'screen') return { received: true, most: 'high', framesPerS };
  if (rung === 3) return isFocus ? { received: true, most: 'low', framesPerS } : NOT;
  return { received: true, most: rung === 2 ? 'medium' : 'high', framesPerS };
}

/** How one's own track is sent. */
export type Sending =
  | { readonly sent: false }
  | { readonly sent: true; readonly most: 'low' | 'medium' | 'high'; readonly framesPerS: number };

export function sending(rung: Rung, source: Source): Sending {
  const how = reception(rung, source, true);
  return how.received ? { sent: true, most: how.most, framesPerS: how.framesPerS } : { sent: false };
}

/** What is taken from or given to the platform to learn what a line carries, some thousand bytes, where a rung could be left upwards. */
export function probeBytes(rung: Rung): number {
  const kilobytes: Readonly<Record<Rung, number>> = { 1: 0, 2: 256, 3: 128, 4: 48, 5: 16 };
  return kilobytes[rung] * 1_024;
}

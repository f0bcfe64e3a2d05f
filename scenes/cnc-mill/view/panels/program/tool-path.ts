import { PROGRAM_LIMITS, type ShownProblem } from '../../../model/machine/interface.ts';

/** The way of the tool's tip in work coordinates: point k + 1 is reached from point k as `kinds[k + 1]` says. */
export interface ToolPath {
  /** X, Y, Z of each point, mm. */
  readonly points: Float32Array;
  /** 0 begins anew, 1 rapid, 2 feed. */
  readonly kinds: Uint8Array;
  readonly tools: Uint8Array;
  readonly lines: Uint32Array;
  /** How long it takes at the programmed feeds and full rapid, without changes of speed, s. */
  readonly seconds: number;
}

export interface Analysis {
  readonly problems: readonly ShownProblem[];
  /** Without the lines that have problems. Null where even so there is no path. */
  readonly path: ToolPath | null;
}

export const BEGINS = 0;
export const RAPID = 1;
export const FEED = 2;

export interface TooLong {
  readonly lines: number;
  readonly characters: number;
}

/** Whether a text is more than the control's memory holds; asked before anything else is done with it. */
export function tooLong(text: string): TooLong | null {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  const characters = text.length;
  return lines > PROGRAM_LIMITS.lines || characters > PROGRAM_LIMITS.characters ? { lines, characters } : null;
}

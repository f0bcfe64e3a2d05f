import { RUNGS } from '../ladder/rules.ts';
import type { PreflightFigures, StepResult } from './types.ts';

/** A microphone in a room where somebody speaks; below the second figure it is as good as off. */
const QUIET = 0.05;
const SILENT = 0.005;

const passed = (figures: PreflightFigures): StepResult => ({ kind: 'passed', figures });

/** @param level the loudest moment, 0 to 1 */
export function judgeMicrophone(level: number, device: string): StepResult {
  const figures = { level, device };
  if (level < SILENT) return { kind: 'failed', hint: 'silence', figures };
  return level < QUIET ? { kind: 'warned', hint: 'quiet', figures } : passed(figures);
}

/** By the numbers of the ladder: all that the best rung needs, or less, or not even one small picture. */
export function judgeBandwidth(kbps: number): StepResult {
  const figures = { kbps };
  if (kbps < RUNGS[3].leftBelowKbps) return { kind: 'failed', hint: 'tooNarrow', figures };
  return kbps < RUNGS[1].reachedAboveKbps ? { kind: 'warned', hint: 'narrow', figures } : passed(figures);
}

export type DeviceFailure = 'denied' | 'missing' | 'busy' | 'failed';

export function judgeDeviceFailure(failure: DeviceFailure): StepResult {
  const hint = failure === 'missing' ? 'noDevice' : failure === 'busy' ? 'deviceBusy' : 'allowDevice';
  return { kind: 'failed', hint, figures: {} };
}

export function judgeRefusal(code: string): StepResult {
  const hint = code === 'lesson.mediaMissing' ? 'mediaMissing' : code === 'network' ? 'platformSilent' : 'notAdmitted';
  return { kind: 'failed', hint, figures: {} };
}

/** Where media passes, as told by the pair of addresses in use. */
export interface Way {
  readonly protocol: 'udp' | 'tcp';
  /** Through TURN, because nothing else passes; then host and port are those of TURN. */
  readonly isRelayed: boolean;
  readonly host: string;
  readonly port: number;
  readonly roundTripMs: number | null;
}

const figuresOf = ({ host, port, roundTripMs }: Way): PreflightFigures => ({
  host,
  port,
  ...(roundTripMs === null ? {} : { roundTripMs }),
});

/** What was found without asking for anything in particular: WebRTC takes UDP where it passes. */
export function judgeUdp(way: Way | undefined): StepResult {
  if (way === undefined) return { kind: 'failed', hint: 'openMedia', figures: {} };
  if (way.isRelayed) return { kind: 'warned', hint: 'byRelay', figures: figuresOf(way) };
  return way.protocol === 'udp' ? passed(figuresOf(way)) : { kind: 'warned', hint: 'openUdp', figures: figuresOf(way) };
}

/** What was found after TCP had been asked for. It is the second way: without it a lesson goes on where UDP passes. */
export function judgeTcp(way: Way | undefined, udp: StepResult): StepResult {
  if (way?.protocol === 'tcp' && !way.isRelayed) return passed(figuresOf(way));
  return { kind: udp.kind === 'passed' ? 'warned' : 'failed', hint: 'openTcp', figures: {} };
}

import type { MotionSegment } from '@tongyan/sim-engine/cnc';

import type { ReadRegisters } from '../../../model/machine/bulk.ts';
import type { ShownProblem } from '../../../model/machine/interface.ts';
import { findProblems, translate } from '../../../model/machine/program.ts';
import { type Analysis, BEGINS, FEED, RAPID, type ToolPath } from './tool-path.ts';

/** What a text is looked at with: the control's registers and where the machine stands. */
export interface AnalyseRequest {
  readonly text: string;
  readonly registers: ReadRegisters;
  readonly start: readonly [number, number, number];
  readonly toolNumber: number;
  readonly spindleRpm: number;
}

/** Checks a text and draws its path. Takes as long as it takes: to be called apart from the page's thread. */
export function analyse(request: AnalyseRequest): Analysis {
  const { text, registers, start, toolNumber, spindleRpm } = request;
  const job = {
    kind: 'program',
    motion: 'auto',
    start,
    text: null,
    preamble: '',
    registers,
    toolNumber,
    spindleRpm,
    fromLine: 1,
    afterStops: 0,
    dryRun: false,
  } as const;
  const problems = findProblems(job, text);
  const left = problems.length === 0 ? text : withoutLines(text, problems);
  const translated = translate(job, left);
  return { problems, path: translated.ok ? pathOf(translated.segments, request) : null };
}

function withoutLines(text: string, problems: readonly ShownProblem[]): string {
  const lines = text.split('\n');
  for (const { line } of problems) if (lines[line - 1] !== undefined) lines[line - 1] = '';
  return lines.join('\n');
}

const CHORD_RAD = Math.PI / 30;
const RAPID_MMPM = 36_000;

function pathOf(segments: readonly MotionSegment[], { registers, start, toolNumber }: AnalyseRequest): ToolPath {
  const points: number[] = [];
  const kinds: number[] = [];
  const tools: number[] = [];
  const lines: number[] = [];
  let tool = toolNumber;
  let position = start;
  let seconds = 0;
  const { g54, lengthsMm } = registers;
  const put = (place: readonly [number, number, number], kind: number, line: number): void => {
    points.push(place[0] - g54[0], place[1] - g54[1], place[2] - g54[2] - (lengthsMm[tool - 1] ?? 0));
    kinds.push(kind);
    tools.push(tool);
    lines.push(line);
  };
  put(position, BEGINS, 0);
  for (const segment of segments) {
    if (segment.kind === 'toolChange') {
      tool = segment.toolNumber;
      // The tip is another: no line leads there.
      put(position, BEGINS, segment.sourceLine);
    } else if (segment.kind === 'dwell') seconds += segment.durationS;
    if (segment.kind !== 'line' && segment.kind !== 'arc') continue;
    const rapid = segment.motion === 'rapid';
    const feedMmpm = rapid ? RAPID_MMPM : Math.max(1, segment.feedMmpm || 500);
    for (const place of segment.kind === 'line' ? [segment.end] : arcPoints(position, segment)) {
      const length = Math.hypot(place[0] - position[0], place[1] - position[1], place[2] - position[2]);
      seconds += (length / feedMmpm) * 60;
      put(place, rapid ? RAPID : FEED, segment.sourceLine);
      position = place;
    }
  }
  return {
    points: Float32Array.from(points),
    kinds: Uint8Array.from(kinds),
    tools: Uint8Array.from(tools),
    lines: Uint32Array.from(lines),
    seconds,
  };
}

type Place = readonly [number, number, number];

function arcPoints(from: Place, segment: Extract<MotionSegment, { kind: 'arc' }>): Place[] {
  const { normal, centre, sweepRad, end } = segment;
  // The plane's axes in turn, as the engine orders them.
  const [first, second] = (
    [
      [1, 2],
      [2, 0],
      [0, 1],
    ] as const
  )[normal];
  const count = Math.max(1, Math.ceil(Math.abs(sweepRad) / CHORD_RAD));
  const [dx, dy] = [from[first] - centre[0], from[second] - centre[1]];
  return Array.from({ length: count }, (_, index): Place => {
    if (index === count - 1) return end;
    const share = (index + 1) / count;
    const [c, s] = [Math.cos(sweepRad * share), Math.sin(sweepRad * share)];
    const place: [number, number, number] = [0, 0, 0];
    place[first] = centre[0] + dx * c - dy * s;
    place[second] = centre[1] + dx * s + dy * c;
    place[normal] = from[normal] + (end[normal] - from[normal]) * share;
    return place;
  });
}

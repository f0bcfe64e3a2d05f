import type { Coding, Report } from '../types.ts';

export interface Mark {
  readonly id: string;
  readonly at: number;
  readonly kind: 'teacher' | 'student' | 'hand' | 'call' | 'quiz';
  /** A note's words, a question, or a classroom; '' for pupils at home. */
  readonly text: string;
}

export interface Lane {
  readonly id: string;
  readonly kind: 'phases' | 'classrooms' | 'observer';
  readonly observerName: string | null;
  readonly marks: readonly Mark[];
  readonly phases: readonly { readonly name: string; readonly fromMs: number; readonly toMs: number }[];
  readonly coding: Coding | null;
}

/** Rows of the joint timeline: the lesson's steps, what classrooms did, and each observer. */
export function lanesOf({ timeline, sheets, lesson }: Pick<Report, 'timeline' | 'sheets' | 'lesson'>): readonly Lane[] {
  const nothing = { observerName: null, marks: [], phases: [], coding: null };
  const begun = timeline.filter((entry) => entry.kind === 'phase');
  const phases = begun.map(({ name, at }, index) => ({
    name,
    fromMs: at,
    toMs: begun[index + 1]?.at ?? lesson.lessonMs,
  }));
  const done = timeline.flatMap((entry, index): readonly Mark[] => {
    const id = String(index);
    switch (entry.kind) {
      case 'hand':
      case 'call':
        return [{ id, at: entry.at, kind: entry.kind, text: entry.place ?? '' }];
      case 'quiz':
        return [{ id, at: entry.at, kind: 'quiz', text: entry.question }];
      default:
        return [];
    }
  });
  const observers = sheets.map(({ observerId, observerName, coding, codingFigures }): Lane => {
    const marks = timeline.flatMap((entry, index): readonly Mark[] =>
      entry.kind === 'note' && entry.observerId === observerId
        ? [{ id: String(index), at: entry.at, kind: entry.side, text: entry.text }]
        : [],
    );
    return {
      ...nothing,
      id: observerId,
      kind: 'observer',
      observerName,
      marks,
      coding: codingFigures === null ? null : coding,
    };
  });
  return [
    ...(phases.length === 0 ? [] : [{ ...nothing, id: 'phases', kind: 'phases' as const, phases }]),
    ...(done.length === 0 ? [] : [{ ...nothing, id: 'classrooms', kind: 'classrooms' as const, marks: done }]),
    ...observers,
  ];
}

interface Run {
  readonly mark: 'S' | 'T';
  readonly fromMs: number;
  readonly toMs: number;
}

/** Stretches of the same mark; steps without one are left open. */
export function runsOf({ stepMs, marks }: Coding): readonly Run[] {
  const runs: { mark: 'S' | 'T'; fromMs: number; toMs: number }[] = [];
  for (const [step, mark] of marks.split('').entries()) {
    if (mark !== 'S' && mark !== 'T') continue;
    const last = runs.at(-1);
    if (last !== undefined && last.mark === mark && last.toMs === step * stepMs) last.toMs = (step + 1) * stepMs;
    else runs.push({ mark, fromMs: step * stepMs, toMs: (step + 1) * stepMs });
  }
  return runs;
}

/** Moments that the axis names: every five minutes, of a short lesson oftener; none so near its end that it has no room. */
export function minutesOf(lengthMs: number): readonly number[] {
  const MINUTE_MS = 60_000;
  const every = [1, 2, 5, 10, 20].map((minutes) => minutes * MINUTE_MS).find((ms) => lengthMs / ms <= 10) ?? lengthMs;
  const named = Array.from({ length: Math.floor(lengthMs / every) + 1 }, (_, index) => index * every);
  return named.filter((ms) => ms === 0 || ms <= 0.96 * lengthMs);
}

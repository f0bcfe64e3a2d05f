import type { AttemptScored, AttemptTold } from './port.ts';

/** An attempt as training would tell of it. */
export function toldAttempt(more: Partial<AttemptTold> = {}): AttemptTold {
  return {
    attemptId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    personId: 'pupil',
    sceneId: 'motor-starter',
    sceneTitle: { 'zh-CN': '三相异步电动机星三角降压起动', en: 'Star-delta starter' },
    exerciseId: 'repair',
    exerciseTitle: { 'zh-CN': '排故', en: 'Find and repair a fault' },
    mode: 'exam',
    passShare: 0.6,
    assignmentId: 'assignment-1',
    classGroupId: 'class-a',
    orgPath: 'province/city/countyA/schoolA/',
    schoolName: '甲县第一中职',
    model: { name: 'motor-starter', version: '1.2.0' },
    openedAtMs: Date.UTC(2026, 9, 14, 6),
    ...more,
  };
}

/** The same attempt with a final score that passes. */
export function scoredAttempt(more: Partial<AttemptScored> = {}): AttemptScored {
  const told = toldAttempt(more);
  return {
    ...told,
    revision: 1,
    submittedAtMs: told.openedAtMs + 1_800_000,
    scoredAtMs: told.openedAtMs + 1_810_000,
    durationS: 1_534.25,
    awarded: 86,
    total: 100,
    passed: true,
    complete: true,
    rubric: { id: 'repair', version: '1.0.0' },
    procedure: { id: 'repair', version: '1.0.0' },
    logHead: 'a'.repeat(64),
    logSeal: 'b'.repeat(64),
    ...more,
  };
}

import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Attendance } from '../contract-attendance.ts';
import { attendanceCsv } from './csv.ts';
import {
  connectedMs,
  countedWindow,
  decideMarks,
  decideRoll,
  hasAttended,
  NO_PARTICIPATION,
  type RollCaller,
  shareOf,
} from './rules.ts';
import { captionsVtt } from './vtt.ts';

const HOUR_MS = 3_600_000;

describe('being connected', () => {
  it.each([
    ['nobody', [], 0],
    ['one span', [[10, 60]], 50],
    [
      'two devices at once',
      [
        [0, 50],
        [20, 70],
      ],
      70,
    ],
    [
      'one within another',
      [
        [0, 90],
        [20, 30],
      ],
      90,
    ],
    [
      'an outage',
      [
        [0, 40],
        [60, 100],
      ],
      80,
    ],
    [
      'spans in any order',
      [
        [60, 100],
        [0, 40],
      ],
      80,
    ],
    ['before and after the window', [[-50, 200]], 100],
  ] as const)('of %s', (_what, spans, expected) => {
    const all = spans.map(([fromMs, toMs]) => ({ fromMs, toMs }));
    expect(connectedMs(all, { fromMs: 0, toMs: 100 })).toBe(expected);
  });

  it('counts from the planned time where the lesson was opened before', () => {
    expect(countedWindow({ startsAtMs: 600, openedAtMs: 100 }, 2_000)).toEqual({ fromMs: 500, toMs: 2_000 });
    expect(countedWindow({ startsAtMs: 600, openedAtMs: 900 }, 2_000)).toEqual({ fromMs: 0, toMs: 2_000 });
    // It ended before it was to begin.
    expect(countedWindow({ startsAtMs: 9_000, openedAtMs: 100 }, 2_000)).toEqual({ fromMs: 0, toMs: 2_000 });
  });

  it('is attendance from 80 % on, told at the end', () => {
    const window = { fromMs: 0, toMs: 100 };
    expect(hasAttended(shareOf(80, window), 'ended')).toBe(true);
    expect(hasAttended(shareOf(79, window), 'ended')).toBe(false);
    expect(hasAttended(1, 'open')).toBe(null);
    expect(shareOf(0, { fromMs: 0, toMs: 0 })).toBe(0);
  });
});

describe('the roll', () => {
  const ended = { state: 'ended' as const, endedAtMs: 1_000 };
  const codeOf = (mine: RollCaller, lesson: Parameters<typeof decideRoll>[2], nowMs = 1_000) => {
    const decided = decideRoll(mine, 'north', lesson, nowMs);
    return decided.ok ? 'ok' : decided.error.code;
  };
  const open = { state: 'open' as const, endedAtMs: null };

  it('is called by the lead teacher, and by the assistant of the classroom', () => {
    expect(codeOf({ seat: 'leadTeacher', groupId: null }, open)).toBe('ok');
    expect(codeOf({ seat: 'assistantTeacher', groupId: 'north' }, open)).toBe('ok');
    expect(codeOf({ seat: 'assistantTeacher', groupId: 'south' }, open)).toBe('permission.denied');
    expect(codeOf({ seat: 'observer', groupId: null }, open)).toBe('permission.denied');
    expect(codeOf(null, open)).toBe('permission.denied');
  });

  it('is corrected until 24 hours after the end', () => {
    const lead: RollCaller = { seat: 'leadTeacher', groupId: null };
    expect(codeOf(lead, ended, 1_000 + 24 * HOUR_MS)).toBe('ok');
    expect(codeOf(lead, ended, 1_001 + 24 * HOUR_MS)).toBe('lesson.rollClosed');
    expect(codeOf(lead, { state: 'planned', endedAtMs: null })).toBe('lesson.notOpen');
  });

  it('marks each pupil of the class once', () => {
    const outcome = (...ids: string[]) => {
      const decided = decideMarks(
        ['a', 'b'],
        ids.map((personId) => ({ personId })),
      );
      return decided.ok ? 'ok' : decided.error.params?.['reason'];
    };
    expect([outcome('a'), outcome('a', 'b'), outcome('a', 'a'), outcome('c')]).toEqual([
      'ok',
      'ok',
      'pupilTwice',
      'notOfThisClass',
    ]);
  });
});

describe('attendance as a table', () => {
  const counts = { present: 20, late: 1, leftEarly: 0, excused: 0, absent: 2 };
  const attendance: Attendance = {
    lessonMs: 2_400_000,
    rollOpenUntilMs: null,
    classrooms: [
      {
        classroomId: 'north',
        orgUnitName: '铜岭, "中心" 小学',
        name: '六（1）班',
        bellOffsetMinutes: 0,
        connectedMs: 2_280_000,
        share: 0.95,
        attended: true,
        mayCallRoll: false,
        pupils: [],
        roll: {
          counts,
          marks: [{ personId: 'p', displayName: '=HYPERLINK("x")', mark: 'late' }],
          calledAtMs: 0,
          calledByName: '叶青禾',
          earlier: [],
        },
        participation: { ...NO_PARTICIPATION, handsRaised: 3, answersGiven: 20, answersRight: 17 },
      },
    ],
    people: [],
  };

  it.each(['zh-CN', 'en'] as const)('has a row of as many cells for each line in %s', (language) => {
    const rows: string[][] = parse(attendanceCsv(attendance, language), { bom: true });
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows[1]?.slice(1, 7)).toEqual([
      '铜岭, "中心" 小学',
      '六（1）班',
      '',
      '38',
      '95',
      language === 'en' ? 'yes' : '是',
    ]);
    expect(rows[1]?.slice(8)).toEqual(['20', '1', '0', '0', '2', '3', '0', '20', '17', '0']);
  });

  it('holds nothing that a spreadsheet runs', () => {
    const rows: string[][] = parse(attendanceCsv(attendance, 'en'), { bom: true });
    expect(rows[2]?.slice(3, 8)).toEqual([`'=HYPERLINK("x")`, '', '', '', 'late']);
  });
});

it('captions as WebVTT end at no blank line and hold no markup', () => {
  const caption = { isFinal: true, by: 'person' as const };
  const text = captionsVtt([
    { ...caption, segmentId: 'a1', startMs: 3_723_004, endMs: 3_725_000, text: '4/5 < 1\n\n--> <b>对</b>' },
    { ...caption, segmentId: 'a2', startMs: 3_726_000, endMs: 3_727_000, text: '好' },
  ]);
  expect(text).toBe(
    'WEBVTT\n\na1\n01:02:03.004 --> 01:02:05.000\n4/5 &lt; 1 --&gt; &lt;b&gt;对&lt;/b&gt;\n\na2\n01:02:06.000 --> 01:02:07.000\n好\n',
  );
});

import type { Db } from '../../platform/database/index.ts';
import { listFloorEntries } from '../floor/store.ts';
import { listStageEntries } from '../stage/store.ts';
import { listPhases } from '../store-plan.ts';
import { codingAgreement, codingFigures } from './coding.ts';
import type { ObservationReport, TimelineEntry } from './contract-report.ts';
import { joinRatings } from './joint-rating.ts';
import { lessonFacts } from './lesson-facts.ts';
import { decideObserve, stateOf } from './rules.ts';
import { rate } from './scale.ts';
import { teachersOf } from './sheet.ts';
import type { ObservedLesson } from './standing.ts';
import { contentOf, digestOf, listAnswers, listFiles, listShared } from './store.ts';
import { measureTalk } from './talk.ts';

export type ReportDeps = {
  readonly db: Db;
  /** Of a lesson that goes on, or at its end. */
  readonly lessonMsOf: (lesson: ObservedLesson['lesson']) => number;
  readonly folderOf: (recording: { readonly folder: string }) => string;
};

/** P: everything that was shared of a lesson, with what its logs tell. The caller has decided that it may be read. */
export async function buildReport(
  { db, lessonMsOf, folderOf }: ReportDeps,
  { lesson, seats, standing }: ObservedLesson,
): Promise<ObservationReport> {
  const rows = await listShared(db, lesson.id);
  const sheets = rows.map((row) => ({ row, content: contentOf(row) }));
  const [answers, files, stage, floor, phases] = [
    await listAnswers(db, lesson.id),
    await listFiles(db, lesson.id),
    await listStageEntries(db, lesson.id),
    await listFloorEntries(db, lesson.id),
    await listPhases(db, lesson.id),
  ];
  const facts = lessonFacts({
    seats,
    phases,
    stage: stage.map(({ entry }) => entry),
    floor: floor.map(({ entry }) => entry),
  });
  const notes = sheets.flatMap(({ row: { observerName }, content }) =>
    content.notes.map(({ id: _id, lessonTimeMs: at, ...note }): TimelineEntry => {
      return { kind: 'note', at, observerName, ...note };
    }),
  );
  const digest = digestOf(rows);
  const answeredAtMs = answers[0]?.atMs ?? Number.POSITIVE_INFINITY;
  const agreement = codingAgreement(sheets.map(({ content }) => content.coding));
  return {
    state: stateOf(digest, rows.length, answers, files[0]?.atMs ?? null),
    lesson: {
      title: lesson.title,
      subject: lesson.subject,
      schoolName: lesson.homeName,
      teacherNames: [...teachersOf(seats)],
      startsAtMs: lesson.startsAtMs,
      lessonMs: lessonMsOf(lesson),
      isOver: lesson.state === 'ended',
    },
    digest,
    sheets: sheets.map(({ row, content }) => ({
      observerName: row.observerName,
      sharedAtMs: row.sharedAtMs ?? row.writtenAtMs,
      isAfterAnswer: (row.sharedAtMs ?? 0) > answeredAtMs,
      coding: content.coding,
      codingFigures: codingFigures(content.coding.marks),
      rating: rate(content.marks, content.bonus),
      bonus: content.bonus,
      strengths: content.strengths,
      suggestions: content.suggestions,
      overall: content.overall,
    })),
    timeline: [...facts.timeline, ...notes].toSorted((one, other) => one.at - other.at),
    rating: joinRatings(sheets.map(({ content }) => content)),
    agreement,
    classrooms: facts.classrooms,
    quizzes: facts.quizzes,
    talk: await measureTalk(db, lesson.id, seats, folderOf),
    answers: answers.map(({ byName, verdict, words, atMs, digest: of }) => {
      return { byName, verdict, words, atMs, isCurrent: of === digest };
    }),
    files,
    mayAnswer: standing.seat === 'leadTeacher' && rows.length > 0,
    mayObserve: decideObserve(standing).ok,
  };
}

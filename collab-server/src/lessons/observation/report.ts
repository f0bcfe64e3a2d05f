import type { Db } from '../../platform/database/index.ts';
import { listFloorEntries } from '../floor/store.ts';
import { listStageEntries } from '../stage/store.ts';
import { listPhases } from '../store-plan.ts';
import { codingAgreement, codingFigures } from './coding.ts';
import type { ObservationReport, TimelineEntry } from './contract-report.ts';
import { joinRatings } from './joint-rating.ts';
import { lessonFacts } from './lesson-facts.ts';
import { type ObservationReader, readState } from './read-state.ts';
import { decideObserve } from './rules.ts';
import { rate } from './scale.ts';
import { teachersOf } from './sheet.ts';
import { mayWatch, type ObservedLesson } from './standing.ts';
import { contentOf } from './store.ts';
import { measureTalk } from './talk.ts';

export type ReportDeps = {
  readonly db: Db;
  /** Of a lesson that goes on, or at its end. */
  readonly lessonMsOf: (lesson: ObservedLesson['lesson']) => number;
  readonly folderOf: (recording: { readonly folder: string }) => string;
  /** Who reads it. */
  readonly viewer: ObservationReader;
};

/** P: everything that was shared of a lesson, with what its logs tell. The caller has decided that it may be read. */
export async function buildReport(
  { db, lessonMsOf, folderOf, viewer }: ReportDeps,
  observed: ObservedLesson,
): Promise<ObservationReport> {
  const { lesson, seats, standing } = observed;
  const { shared: rows, digest, answers, files, meetings, state } = await readState(db, observed, viewer);
  const sheets = rows.map((row) => ({ row, content: contentOf(row) }));
  const [stage, floor, phases] = [
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
  const notes = sheets.flatMap(({ row: { observerId, observerName }, content }) =>
    content.notes.map(({ id: _id, lessonTimeMs: at, ...note }): TimelineEntry => {
      return { kind: 'note', at, observerId, observerName, ...note };
    }),
  );
  const answeredAtMs = answers[0]?.atMs ?? Number.POSITIVE_INFINITY;
  const agreement = codingAgreement(sheets.map(({ content }) => content.coding));
  return {
    state,
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
    meetings,
    sheets: sheets.map(({ row, content }) => ({
      observerId: row.observerId,
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
    mayWatch: await mayWatch(db, observed),
  };
}

import type { RouteResponse } from '../../../api/contracts.ts';
import type { SeatKind } from '../desk/types.ts';

export type Closing = RouteResponse<'GET /api/lessons/:lessonId/closings'>['closings'][number];

export type Grade = '1' | '2' | '3' | '4' | '5';
/** Best first. */
export const grades: readonly Grade[] = ['5', '4', '3', '2', '1'];

export interface ClosingForm {
  readonly aimReached: Grade | null;
  readonly lineQuality: Grade | null;
  readonly wentWell: string;
  readonly toImprove: string;
  readonly homework: string;
}

const saying: ReadonlySet<SeatKind | null> = new Set<SeatKind>(['leadTeacher', 'assistantTeacher', 'observer']);

export const maySay = (seat: SeatKind | null): boolean => saying.has(seat);

export const gradeOf = (value: number): Grade | null => grades.find((grade) => Number(grade) === value) ?? null;

export function closingFormOf(mine: Closing | undefined): ClosingForm {
  return {
    aimReached: mine === undefined ? null : gradeOf(mine.aimReached),
    lineQuality: mine === undefined ? null : gradeOf(mine.lineQuality),
    wentWell: mine?.wentWell ?? '',
    toImprove: mine?.toImprove ?? '',
    homework: mine?.homework ?? '',
  };
}

/** What it is sent as; undefined while a grade is missing. */
export function closingBodyOf({ aimReached, lineQuality, wentWell, toImprove, homework }: ClosingForm) {
  if (aimReached === null || lineQuality === null) return undefined;
  return {
    aimReached: Number(aimReached),
    lineQuality: Number(lineQuality),
    wentWell: wentWell.trim(),
    toImprove: toImprove.trim(),
    homework: homework.trim(),
  };
}

import type { RouteResponse } from '../../../api/contracts.ts';

export type LessonDetail = RouteResponse<'GET /api/lessons/:lessonId'>;
export type Seat = LessonDetail['seats'][number];
export type SeatKind = Seat['seat'];
export type Phase = LessonDetail['phases'][number];
export type Material = RouteResponse<'GET /api/lessons/:lessonId/materials'>['materials'][number];

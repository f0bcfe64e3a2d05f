import type { RouteResponse } from '../../../api/contracts.ts';

export type Observation = RouteResponse<'GET /api/lessons/:lessonId/observation'>;
export type Sheet = RouteResponse<'PUT /api/lessons/:lessonId/observation/sheet'>;
export type SheetContent = Sheet['content'];
export type Note = SheetContent['notes'][number];
export type Coding = SheetContent['coding'];
export type CodingFigures = NonNullable<Sheet['coding']>;
export type Report = RouteResponse<'GET /api/lessons/:lessonId/observation/report'>;
export type TimelineEntry = Report['timeline'][number];
export type Scale = Observation['scale'];
export type Meetings = Observation['meetings'];
export type Meeting = Meetings['before'];
export type MeetingKind = 'before' | 'after';
export type MeetingShares = readonly Meeting['shares'][number][];
export type NoteDimension = NonNullable<Note['dimension']>;

export const noteDimensions = ['learning', 'teaching', 'curriculum', 'culture'] as const satisfies NoteDimension[];

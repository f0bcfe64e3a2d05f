import type { RouteResponse } from '../../../api/contracts.ts';

export type Attendance = RouteResponse<'GET /api/lessons/:lessonId/attendance'>;
export type ClassroomAttendance = Attendance['classrooms'][number];
export type Roll = NonNullable<ClassroomAttendance['roll']>;
export type RollCounts = Roll['counts'];
export type RollMark = Roll['marks'][number]['mark'];
export type Participation = ClassroomAttendance['participation'];

import type { RouteResponse } from '../../../api/contracts.ts';

export type MeetingDetail = RouteResponse<'GET /api/meetings/:meetingId'>;
export type MeetingRecord = RouteResponse<'GET /api/meetings/:meetingId/record'>;

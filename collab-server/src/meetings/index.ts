export type { MeetingDocuments } from './documents-port.ts';
export { type LaidPastMeeting, type LayDeps, layMeeting, layPastMeeting } from './lay.ts';
export { meetingMigrations } from './migrations.ts';
export { type Meetings, registerMeetings } from './routes.ts';

export type { MeetingDocuments } from './documents-port.ts';
export { meetingMigrations } from './migrations.ts';
export { type Meetings, registerMeetings } from './routes.ts';

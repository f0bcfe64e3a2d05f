export { lessonMigrations } from './migrations.ts';
export { MEDIA_HINTS_PATH } from './media-hints.ts';
export { type Lessons, registerLessons } from './routes.ts';
export { steadyClock } from './stage/clock.ts';
export { KEEP_MS as KEEP_RECORDING_MS } from './recordings/rules.ts';
export { type LaidPast, layLesson, layPast } from './lay.ts';
export { openMaterialFiles } from './materials/files.ts';
export type { ObservationDocuments } from './observation/documents-port.ts';

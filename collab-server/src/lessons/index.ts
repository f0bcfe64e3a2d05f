export { lessonMigrations } from './migrations.ts';
export { MEDIA_HINTS_PATH } from './media-hints.ts';
export { registerLessons } from './routes.ts';
export { steadyClock } from './stage/clock.ts';
export { type LaidPast, layLesson, layPast } from './lay.ts';
export { openMaterialFiles } from './materials/files.ts';

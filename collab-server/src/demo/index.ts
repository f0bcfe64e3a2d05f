export { seedDemoDocuments } from './documents.ts';
export { seedDemoLessons } from './lessons.ts';
export { seedDemoMeetings } from './meetings.ts';
export { seedDemoProvince } from './province.ts';
export { prepareDemo } from './prepare.ts';
export { seedDemoSlides } from './slides.ts';
export { seedDemoTraining } from './training.ts';

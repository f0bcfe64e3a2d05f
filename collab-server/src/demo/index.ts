export { seedDemoDocuments } from './documents.ts';
export { seedDemoProvince } from './province.ts';
export { prepareDemo } from './prepare.ts';
export { seedDemoTraining } from './training.ts';

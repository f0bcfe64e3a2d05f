export { seedDemoDocuments } from './documents.ts';
export { demoPersonId } from './people.ts';
export { demoSchoolId } from './schools.ts';
export { demoPassword, listDemoAccounts, seedDemoProvince, type DemoDeps } from './province.ts';
export { prepareDemo } from './prepare.ts';

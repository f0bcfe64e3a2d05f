export type { Tables } from './tables.ts';
export { openDatabase, type DatabaseHandle, type DatabaseSource, type Dialect, type Db } from './open.ts';
export { migrate, columnTypes, type Migrations } from './migrations.ts';
export { takeSoleUse } from './sole-use.ts';

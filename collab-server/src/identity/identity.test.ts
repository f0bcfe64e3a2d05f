import { sqliteTestDatabase } from '../platform/database/testing.ts';
import { administrationContract } from './testing-administration.ts';
import { classGroupContract } from './testing-class-groups.ts';
import { rosterExportContract } from './testing-roster-export.ts';
import { rosterContract } from './testing-rosters.ts';
import { sessionContract } from './testing-sessions.ts';

sessionContract(sqliteTestDatabase);
administrationContract(sqliteTestDatabase);
rosterContract(sqliteTestDatabase);
rosterExportContract(sqliteTestDatabase);
classGroupContract(sqliteTestDatabase);

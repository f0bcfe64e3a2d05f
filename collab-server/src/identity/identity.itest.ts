import { postgresTestDatabase } from '../platform/database/testing.ts';
import { administrationContract } from './testing-administration.ts';
import { classGroupContract } from './testing-class-groups.ts';
import { rosterExportContract } from './testing-roster-export.ts';
import { rosterContract } from './testing-rosters.ts';
import { sessionContract } from './testing-sessions.ts';

sessionContract(postgresTestDatabase);
administrationContract(postgresTestDatabase);
rosterContract(postgresTestDatabase);
rosterExportContract(postgresTestDatabase);
classGroupContract(postgresTestDatabase);

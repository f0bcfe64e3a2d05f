import { sqliteTestDatabase } from '../platform/database/testing.ts';
import { meetingsDoorContract } from '../testing-meetings-door-contract.ts';
import { meetingsGroupsContract } from '../testing-meetings-groups-contract.ts';
import { meetingsMinutesContract } from '../testing-meetings-minutes-contract.ts';
import { meetingsPlanContract } from '../testing-meetings-plan-contract.ts';

meetingsPlanContract(sqliteTestDatabase);
meetingsDoorContract(sqliteTestDatabase);
meetingsGroupsContract(sqliteTestDatabase);
meetingsMinutesContract(sqliteTestDatabase);

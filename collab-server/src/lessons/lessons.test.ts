import { sqliteTestDatabase } from '../platform/database/testing.ts';
import { attendanceContract } from './testing-attendance-contract.ts';
import { floorContract } from './testing-floor-contract.ts';
import { lessonsContract } from './testing-lessons-contract.ts';
import { observationContract } from './testing-observation-contract.ts';
import { recordingsContract } from './testing-recordings-contract.ts';
import { stageContract } from './testing-stage-contract.ts';

lessonsContract(sqliteTestDatabase);
stageContract(sqliteTestDatabase);
floorContract(sqliteTestDatabase);
attendanceContract(sqliteTestDatabase);
recordingsContract(sqliteTestDatabase);
observationContract(sqliteTestDatabase);

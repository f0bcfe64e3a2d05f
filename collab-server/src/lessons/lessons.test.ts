import { sqliteTestDatabase } from '../platform/database/testing.ts';
import { floorContract } from './testing-floor-contract.ts';
import { lessonsContract } from './testing-lessons-contract.ts';
import { recordingsContract } from './testing-recordings-contract.ts';
import { stageContract } from './testing-stage-contract.ts';

lessonsContract(sqliteTestDatabase);
stageContract(sqliteTestDatabase);
floorContract(sqliteTestDatabase);
recordingsContract(sqliteTestDatabase);

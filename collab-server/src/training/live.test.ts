import { sqliteTestDatabase } from '../platform/database/testing.ts';
import { liveContract } from './testing-live-contract.ts';

liveContract(sqliteTestDatabase);

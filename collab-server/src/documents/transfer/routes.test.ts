import { sqliteTestDatabase } from '../../platform/database/testing.ts';
import { transferContract } from './testing-routes-contract.ts';

transferContract(sqliteTestDatabase);

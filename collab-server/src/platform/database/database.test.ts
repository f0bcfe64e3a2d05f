import { databaseContract } from './testing-contract.ts';
import { sqliteTestDatabase } from './testing.ts';

databaseContract(sqliteTestDatabase);

import { databaseContract } from './database-contract.ts';
import { sqliteTestDatabase } from './testing.ts';

databaseContract(sqliteTestDatabase);

import { databaseContract } from './database-contract.ts';
import { postgresTestDatabase } from './testing.ts';

databaseContract(postgresTestDatabase);

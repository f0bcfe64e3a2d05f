import { databaseContract } from './testing-contract.ts';
import { postgresTestDatabase } from './testing.ts';

databaseContract(postgresTestDatabase);

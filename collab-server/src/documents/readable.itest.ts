import { postgresTestDatabase } from '../platform/database/testing.ts';
import { readableContract } from './testing-readable-contract.ts';

readableContract(postgresTestDatabase);

import { postgresTestDatabase } from '../../platform/database/testing.ts';
import { searchContract } from './testing-contract.ts';

searchContract(postgresTestDatabase);

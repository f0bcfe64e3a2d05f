import { postgresTestDatabase } from '../platform/database/testing.ts';
import { judgedContract } from './testing-judged-contract.ts';
import { reportContract } from './testing-report-contract.ts';

judgedContract(postgresTestDatabase);
reportContract(postgresTestDatabase);

import { sqliteTestDatabase } from '../platform/database/testing.ts';
import { lrsContract } from './lrs/testing-lrs-contract.ts';
import { credentialsContract } from './testing-credentials-contract.ts';
import { statementsContract } from './testing-records-contract.ts';

statementsContract(sqliteTestDatabase);
credentialsContract(sqliteTestDatabase);
lrsContract(sqliteTestDatabase);

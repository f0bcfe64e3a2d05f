import { sqliteTestDatabase } from '../platform/database/testing.ts';
import { blobSweepContract } from './testing-blob-sweep-contract.ts';

blobSweepContract(sqliteTestDatabase);

import { postgresTestDatabase } from '../platform/database/testing.ts';
import { blobSweepContract } from './testing-blob-sweep-contract.ts';

blobSweepContract(postgresTestDatabase);

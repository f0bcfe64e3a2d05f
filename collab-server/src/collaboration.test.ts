import { sqliteTestDatabase } from './platform/database/testing.ts';
import { authorisationContract } from './testing-authorisation-contract.ts';
import { blobsContract } from './testing-blobs-contract.ts';
import { documentsContract } from './testing-documents-contract.ts';
import { liveContract } from './testing-live-contract.ts';

authorisationContract(sqliteTestDatabase);
documentsContract(sqliteTestDatabase);
liveContract(sqliteTestDatabase);
blobsContract(sqliteTestDatabase);

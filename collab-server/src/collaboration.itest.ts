import { postgresTestDatabase } from './platform/database/testing.ts';
import { authorisationContract } from './testing-authorisation-contract.ts';
import { blobsContract } from './testing-blobs-contract.ts';
import { documentsContract } from './testing-documents-contract.ts';
import { transferContract } from './documents/transfer/testing-routes-contract.ts';
import { liveContract } from './testing-live-contract.ts';

authorisationContract(postgresTestDatabase);
documentsContract(postgresTestDatabase);
liveContract(postgresTestDatabase);
blobsContract(postgresTestDatabase);
transferContract(postgresTestDatabase);

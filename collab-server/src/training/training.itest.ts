import { postgresTestDatabase } from '../platform/database/testing.ts';
import { attacksContract } from './testing-attacks-contract.ts';
import { attemptsContract } from './testing-attempts-contract.ts';
import { authorisationContract } from './testing-authorisation-contract.ts';
import { liveContract } from './testing-live-contract.ts';
import { statisticsContract } from './testing-statistics-contract.ts';
import { uploadsContract } from './testing-uploads-contract.ts';

uploadsContract(postgresTestDatabase);
attemptsContract(postgresTestDatabase);
authorisationContract(postgresTestDatabase);
liveContract(postgresTestDatabase);
statisticsContract(postgresTestDatabase);
attacksContract(postgresTestDatabase);

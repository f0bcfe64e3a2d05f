import { sqliteTestDatabase } from '../platform/database/testing.ts';
import { attacksContract } from './testing-attacks-contract.ts';
import { attemptsContract } from './testing-attempts-contract.ts';
import { authorisationContract } from './testing-authorisation-contract.ts';
import { statisticsContract } from './testing-statistics-contract.ts';
import { uploadsContract } from './testing-uploads-contract.ts';

uploadsContract(sqliteTestDatabase);
attemptsContract(sqliteTestDatabase);
authorisationContract(sqliteTestDatabase);
statisticsContract(sqliteTestDatabase);
attacksContract(sqliteTestDatabase);

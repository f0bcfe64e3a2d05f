import { sqliteTestDatabase } from '../platform/database/testing.ts';
import { lessonsContract } from './testing-lessons-contract.ts';

lessonsContract(sqliteTestDatabase);

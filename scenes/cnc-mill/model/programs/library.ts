import { NO_LENGTH_OFFSET, RAPID_INTO_STOCK, WRONG_SIDE } from './faulty.ts';
import { REFERENCE_PROGRAM } from './reference.ts';
import { TEST_CUT_1, TEST_CUT_2 } from './test-cut.ts';

/** What lies in the memory of the workshop: titles are texts `program.<id>`. */
export const PROGRAMS: Readonly<Record<string, string>> = {
  reference: REFERENCE_PROGRAM,
  testCut1: TEST_CUT_1,
  testCut2: TEST_CUT_2,
  practice1: WRONG_SIDE,
  practice2: NO_LENGTH_OFFSET,
  practice3: RAPID_INTO_STOCK,
};

import type { SizeId } from '../drawing/sizes.ts';

/** What stands on the inspection sheet: `@session.answer` of the question `size.<id>`, a number in mm. */
export const recordQuestion = (size: SizeId): string => `size.${size}`;

import type { SheetContent } from './types.ts';
import type { WritingSheet } from './use-sheet.ts';

export interface PartProps {
  content: SheetContent;
  write: WritingSheet['write'];
  /** Shared, it is read only. */
  isOpen: boolean;
}

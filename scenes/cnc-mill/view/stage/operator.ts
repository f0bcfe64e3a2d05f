import type { SessionPort } from '../../../session/index.ts';
import type { Give } from '../panels/shared/use-commands.ts';
import type { Word } from '../words/words.ts';

/** What somebody at the picture can do. */
export interface Operator {
  readonly port: SessionPort;
  readonly word: Word;
  readonly give: Give;
  /** Shows a control in the list. */
  readonly select: (controlId: string) => void;
}

import { ApiProblem } from '../../../api/problem.ts';
import type { ReportPart } from '../desk/types.ts';
import type { Draft } from './drafts.ts';

/**
 * How a part that is being written stands:
 * - `saved`: as the server has it; `waiting`: about to be sent, or being sent.
 * - `offline`: only this device has it, until there is a network.
 * - `conflict`: somebody else has written it meanwhile; both texts are there.
 * - `refused`: the server takes it no more, as after a signature.
 */
export type PartState = 'saved' | 'waiting' | 'offline' | 'conflict' | 'refused';

export interface Written {
  readonly text: string;
  readonly state: PartState;
}

/** What stands in the field: what is written here before what the server has. */
export function writtenOf(part: Pick<ReportPart, 'text' | 'version' | 'mayWrite'>, draft: Draft | null): Written {
  if (draft === null || draft.text.trim() === part.text) return { text: draft?.text ?? part.text, state: 'saved' };
  if (!part.mayWrite) return { text: draft.text, state: 'refused' };
  return { text: draft.text, state: draft.version === part.version ? 'waiting' : 'conflict' };
}

/** What a failed attempt to send it says. */
export function stateAfter(error: unknown): PartState {
  if (!(error instanceof ApiProblem)) return 'offline';
  if (error.code === 'training.reportConflict') return 'conflict';
  // A server that fails for now is asked again; one that says no is not.
  return error.status >= 500 || error.status === 429 ? 'offline' : 'refused';
}

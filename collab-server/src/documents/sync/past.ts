import { Merger } from './merger.ts';
import type { HistorySegment, TailEntry, UpdateLog } from './update-log.ts';

/** What came to a document at one moment. */
type DocumentStep = { readonly atMs: number; readonly updates: readonly Uint8Array[] };

/** A document as it stood at moments that are past, read from its log. */
export type PastDocuments = {
  /** When something came to the document, in ms since 1970, oldest first. */
  changesOf(documentId: string): Promise<readonly number[]>;
  /**
   * What a reader lacks of the document as it stood at `untilMs`, who has it as it stood at `afterMs`; undefined: who has nothing.
   * What was deleted by then is not in it.
   */
  read(documentId: string, span: { readonly afterMs?: number; readonly untilMs: number }): Promise<Uint8Array>;
  close(): Promise<void>;
};

export function openPastDocuments(log: Pick<UpdateLog, 'load' | 'history'>): PastDocuments {
  const merger = new Merger();

  async function stepsIn(documentId: string): Promise<readonly DocumentStep[]> {
    // The tail first: what is compacted in between then stands in both, and no update is lost.
    const { tail } = await log.load(documentId);
    return stepsOf(await log.history(documentId), tail);
  }

  return {
    changesOf: async (documentId) => (await stepsIn(documentId)).map(({ atMs }) => atMs),
    async read(documentId, { afterMs = -Infinity, untilMs }) {
      const steps = (await stepsIn(documentId)).filter(({ atMs }) => atMs <= untilMs);
      const updates = (part: readonly DocumentStep[]) => part.flatMap((step) => step.updates);
      return merger.past(
        updates(steps.filter(({ atMs }) => atMs <= afterMs)),
        updates(steps.filter(({ atMs }) => atMs > afterMs)),
      );
    },
    close: () => merger.close(),
  };
}

/**
 * S6: the moments of a log. A stretch of the history that several wrote in counts at its end: nothing is told before it was
 * written, and what was compacted is told up to a window of the history late.
 */
export function stepsOf(history: readonly HistorySegment[], tail: readonly TailEntry[]): readonly DocumentStep[] {
  const steps: { atMs: number; through: number; updates: Uint8Array[] }[] = [];
  const add = (from: number, through: number, atMs: number, update: Uint8Array): void => {
    const last = steps.at(-1);
    if (last !== undefined && from <= last.through) {
      last.through = Math.max(last.through, through);
      last.atMs = Math.max(last.atMs, atMs);
      last.updates.push(update);
      // A clock that was put back does not turn the order round.
    } else steps.push({ atMs: Math.max(atMs, last?.atMs ?? -Infinity), through, updates: [update] });
  };
  for (const { fromSequence, throughSequence, endedAtMs, update } of history) {
    add(fromSequence, throughSequence, endedAtMs, update);
  }
  const compacted = steps.at(-1)?.through ?? 0;
  for (const { sequence, receivedAtMs, update } of tail) {
    if (sequence > compacted) add(sequence, sequence, receivedAtMs, update);
  }
  return steps.map(({ atMs, updates }) => ({ atMs, updates }));
}

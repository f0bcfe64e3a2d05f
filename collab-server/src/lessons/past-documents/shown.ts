import { EMPTY_LOG, headAfter, type StageEntry } from '@tongyan/media/timeline';

/** A stretch of lesson time in which a document stood on the stage. */
type ShownSpan = { readonly documentId: string; readonly fromMs: number; readonly toMs: number };

/** When which document stood on the stage. @param endMs end of the lesson, or now */
export function shownSpans(entries: readonly StageEntry[], endMs: number): readonly ShownSpan[] {
  let head = EMPTY_LOG;
  const stages = entries.map((entry) => {
    head = headAfter(head, entry);
    const { surface, document } = head.stage;
    const documentId = surface === 'document' ? (document?.documentId ?? null) : null;
    return { documentId, fromMs: Math.ceil(entry.showAt) };
  });
  const changes = stages.filter(({ documentId }, index) => documentId !== (stages[index - 1]?.documentId ?? null));
  return changes.flatMap(({ documentId, fromMs }, index) => {
    const toMs = changes[index + 1]?.fromMs ?? Math.ceil(endMs);
    return documentId === null || toMs <= fromMs ? [] : [{ documentId, fromMs, toMs }];
  });
}

/** Changes that follow each other faster are told together. */
const STEP_MS = 1_000;

/**
 * Moments at which what was shown of a document became another: when it came onto the stage, and as it was written on there.
 *
 * @param changes in lesson time
 */
export function versionsOf(
  documentId: string,
  spans: readonly ShownSpan[],
  changes: readonly number[],
): readonly number[] {
  const versions = new Set<number>();
  for (const span of spans) {
    if (span.documentId !== documentId) continue;
    versions.add(span.fromMs);
    for (const change of changes) {
      const atMs = Math.ceil(change / STEP_MS) * STEP_MS;
      if (atMs > span.fromMs && atMs < span.toMs) versions.add(atMs);
    }
  }
  return [...versions].toSorted((one, other) => one - other);
}

export const wasShown = (documentId: string, spans: readonly ShownSpan[], atMs: number): boolean =>
  spans.some((span) => span.documentId === documentId && span.fromMs <= atMs && atMs <= span.toMs);

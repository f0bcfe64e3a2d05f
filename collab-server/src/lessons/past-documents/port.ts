/** What the replay of a lesson needs of documents; moments in ms since 1970. */
export type LessonPastDocuments = {
  /** Its title for who may read it now; null for others. */
  titleFor(documentId: string, personId: string): Promise<string | null>;
  /** When something came to it, oldest first. */
  changesOf(documentId: string): Promise<readonly number[]>;
  /** As a Yjs update: all of it at `untilMs`, or what came to it since `afterMs`. */
  read(documentId: string, span: { readonly afterMs?: number; readonly untilMs: number }): Promise<Uint8Array>;
};

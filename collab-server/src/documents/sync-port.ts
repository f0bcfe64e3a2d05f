/** What documents need of the sync server. */
export type DocumentSync = {
  /** Rights changed: open sockets obey at once. Without a person: of everybody in the document. */
  rightsChanged(documentId: string, personId?: string): void | Promise<void>;
  /** Something besides the content changed: open clients ask again. */
  documentChanged(documentId: string): void;
  /** Resolves once the update is durable. */
  appendServerUpdate(documentId: string, personId: string, update: Uint8Array): Promise<void>;
  /** The whole document as one update. */
  readDocument(documentId: string): Promise<Uint8Array>;
};

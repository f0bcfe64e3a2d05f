import type { ContentNode } from '../documents/index.ts';
import type { Problem } from '../platform/errors.ts';
import type { Result } from '../platform/result.ts';

/** Content for a section of a document: a list is lengthened where the section ends with one of its kind. */
export type SectionContent = {
  /** Of the template's section. */
  readonly key: string;
  /** For the heading at the document's end where the section is gone. */
  readonly title: string;
  readonly blocks: readonly ContentNode[];
};

/** What meetings need of documents. */
export type MeetingDocuments = {
  /** The title, where this person may read it; null otherwise. */
  titleFor(documentId: string, personId: string): Promise<string | null>;
  /** Makes the minutes document in the community, once, where this person may. */
  make(request: {
    readonly documentId: string;
    readonly actorId: string;
    readonly title: string;
    readonly communityId: string;
    readonly content: ContentNode;
  }): Promise<Result<void, Problem>>;
  /** Lets people read it, where the lender may share it. @returns whether they may read it now */
  lend(
    documentId: string,
    lending: { readonly lenderId: string; readonly personIds: readonly string[] },
  ): Promise<boolean>;
  /** The Yjs update by which a document receives content, on top of what stands in it now. */
  prepare(documentId: string, sections: readonly SectionContent[]): Promise<Uint8Array>;
  /**
   * Durable once it is resolved. The same update twice is there once.
   *
   * @throws where the document does not take it
   */
  write(documentId: string, personId: string, update: Uint8Array): Promise<void>;
};

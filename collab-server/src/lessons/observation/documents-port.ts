import type { ContentNode } from '../../documents/index.ts';
import type { Problem } from '../../platform/errors.ts';
import type { Result } from '../../platform/result.ts';

/** What observations need of documents. */
export type ObservationDocuments = {
  /** Makes a document of the template 听课记录表 in a community, where this person may. Answers its id. */
  create(request: {
    readonly actorId: string;
    readonly title: string;
    readonly communityId: string;
    readonly content: ContentNode;
  }): Promise<Result<string, Problem>>;
  /** Writes content that is no document as a file. */
  write(request: {
    readonly personId: string;
    readonly title: string;
    readonly content: ContentNode;
    readonly format: 'markdown' | 'docx' | 'pdf';
  }): Promise<Result<ObservationFile, Problem>>;
};

export type ObservationFile = {
  readonly bytes: Uint8Array;
  readonly mime: string;
  /** For a `Content-Disposition` header. */
  readonly disposition: string;
};

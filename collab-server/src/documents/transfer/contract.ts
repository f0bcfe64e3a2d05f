import Type, { type Static } from 'typebox';
import { defineRoutes } from '../../platform/contract.ts';

/** Formats a document can leave in. `markdown` answers a `.md` file, or a `.zip` of it with its pictures where it has any. */
export const exportFormats = ['markdown', 'docx', 'pdf'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What could not be taken over as it was. People read the client's translation of the code. */
export const transferWarningCodes = [
  /** `count` formulas hold something that has no counterpart; what could be read of them is kept. */
  'transfer.formulaSimplified',
  /** `count` pictures were left out: of a type that is not accepted, linked from elsewhere, or not to be read. */
  'transfer.imageDropped',
  /** `count` footnotes were put in brackets where they are referred to. */
  'transfer.footnoteInlined',
  /** `count` comments of reviewers were left out. */
  'transfer.commentDropped',
  /** Changes that were tracked were taken as accepted. */
  'transfer.changesAccepted',
  /** `count` pieces of HTML were taken as their text. */
  'transfer.htmlAsText',
  /** `count` links led to addresses that may not be followed; their text is kept. */
  'transfer.linkDropped',
  /** `count` drawings, charts or embedded objects were left out. */
  'transfer.objectDropped',
  /** Headers, footers and page numbers of the file were left out. */
  'transfer.pageFurnitureDropped',
] as const;

const warningSchema = Type.Object({
  code: Type.Enum(transferWarningCodes),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
});

export type TransferWarning = Static<typeof warningSchema>;
export type TransferWarningCode = (typeof transferWarningCodes)[number];

export const transferRoutes = defineRoutes({
  'POST /api/documents/import': {
    access: 'signedIn',
    summary:
      'Make a document of a Markdown or Word (.docx) file: multipart fields communityId and title (both optional, before the file), then one part named file',
    tags: ['documents', 'transfer'],
    multipart: true,
    ratePerMinute: 60,
    response: Type.Object({
      documentId: Type.String(),
      /** The title given, or the one that the file bears, or its name. */
      title: Type.String(),
      warnings: Type.Array(warningSchema),
    }),
  },
  'GET /api/documents/:documentId/export': {
    access: 'signedIn',
    summary: 'The document as a file, named after its title',
    tags: ['documents', 'transfer'],
    params: Type.Object({ documentId: Type.String({ minLength: 1, maxLength: 64 }) }),
    query: Type.Object({
      format: Type.Union([Type.Literal('markdown'), Type.Literal('docx'), Type.Literal('pdf')]),
    }),
    ratePerMinute: 60,
    response: { raw: 'application/octet-stream' },
  },
});

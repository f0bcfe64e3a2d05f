import type { IncomingMessage } from 'node:http';
import type { CloseCode } from './close-codes.ts';
import type { DocumentRight } from './protocol.ts';

/** What a person may do in one document, as the application has decided. */
export type Grant = {
  readonly personId: string;
  readonly displayName: string;
  readonly organisationName: string;
  readonly right: DocumentRight;
};

export type Authorisation =
  | { readonly ok: true; readonly grant: Grant }
  | { readonly ok: false; readonly closeCode: CloseCode; readonly reason: string };

/** Asked at each join and whenever rights change; throwing means that it could not be decided now. */
export type Authorise = (question: { documentId: string; request: IncomingMessage }) => Promise<Authorisation>;

export function mayWrite(right: DocumentRight): boolean {
  return right === 'edit' || right === 'own';
}

import { findPeople } from '../communities/index.ts';
import type { Db } from '../platform/database/index.ts';
import { orThrow } from '../platform/errors.ts';
import type { Authenticate } from '../platform/http/index.ts';
import type { DocumentAction } from './contract.ts';
import { decideDocument, documentRight, effectiveRight, rightOfProgram } from './rules.ts';
import { type DocumentRow, findDocument, findRight } from './store.ts';
import { type Authorise, closeCodes, PERSON_PARAMETER, SCHEMA_PARAMETER } from './sync/index.ts';

/** The document, where this person may do that in it now; a problem otherwise, the same whether it is hidden or absent. */
export async function requireDocument(
  db: Db,
  documentId: string,
  personId: string,
  action: DocumentAction,
): Promise<DocumentRow> {
  const row = await findDocument(db, documentId, personId);
  orThrow(decideDocument(action, row ? documentRight(row) : null, (row?.archivedAtMs ?? null) !== null));
  if (!row) throw new Error('an absent document gives no right');
  return row;
}

/** What the sync server asks at each join, and again whenever rights change. */
export function authoriseSync(db: Db, authenticate: Authenticate): Authorise {
  return async ({ documentId, request }) => {
    const viewer = await authenticate(request);
    if (!viewer) return { ok: false, closeCode: closeCodes.signInRequired, reason: 'sign in first' };
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    if (!isExpected(query, viewer.personId)) {
      return { ok: false, closeCode: closeCodes.otherPerson, reason: 'somebody else has signed in' };
    }
    const found = await findRight(db, documentId, viewer.personId);
    if (!found) {
      return {
        ok: false,
        closeCode: closeCodes.forbidden,
        reason: 'there is no such document, or you may not read it',
      };
    }
    const person = (await findPeople(db, [viewer.personId])).get(viewer.personId);
    return {
      ok: true,
      grant: {
        personId: viewer.personId,
        displayName: viewer.displayName,
        organisationName: person?.orgUnitName ?? '',
        right: rightOfProgram(effectiveRight(found.right, found.archived), knownSchema(query), found.schemaVersion),
      },
    };
  };
}

/**
 * Whether the session is that of the person whose edits the client holds, where it says whose: a cookie is the browser's,
 * and edits made before somebody else signed in must not be sent in their name.
 */
function isExpected(query: URLSearchParams, personId: string): boolean {
  const expected = query.get(PERSON_PARAMETER);
  return expected === null || expected === personId;
}

/** The content schema that the client says it knows; what is no number is the oldest. */
function knownSchema(query: URLSearchParams): number | undefined {
  const said = query.get(SCHEMA_PARAMETER);
  if (said === null) return undefined;
  return /^\d{1,9}$/.test(said) ? Number(said) : 0;
}

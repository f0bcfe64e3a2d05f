import type { Tables } from '../../platform/database/index.ts';
import type { InstallationKeys } from '../keys.ts';
import type { CurrentScore } from '../port.ts';
import type { CredentialPayload } from './issue.ts';

/** What of a credential was found true; all of it, or it is not valid. */
export type CredentialChecks = {
  /** The installation signed just this. */
  readonly signature: boolean;
  /** The attempt still exists, in this very scoring. */
  readonly record: boolean;
  /** The log's chain, reckoned anew from what is stored, ends in the hash that was signed. */
  readonly log: boolean;
  /** The score that holds now is the one that was signed, and passes. */
  readonly score: boolean;
};

type Row = Pick<Tables['credential'], 'id' | 'payload' | 'signature' | 'attemptId' | 'personId'>;

export function readPayload({ payload }: Pick<Row, 'payload'>): CredentialPayload {
  return JSON.parse(payload) as CredentialPayload;
}

/** Judges a credential by what is stored and scored today. */
export function checkCredential(row: Row, keys: InstallationKeys, current: CurrentScore | null): CredentialChecks {
  const payload = readPayload(row);
  const isSigned =
    keys.verify(row.payload, row.signature) &&
    payload.credentialId === row.id &&
    payload.attemptId === row.attemptId &&
    payload.personId === row.personId;
  return {
    signature: isSigned,
    record: current !== null && current.revision === payload.revision,
    log: current !== null && current.logHead === payload.logHead && current.modelVersion === payload.model.version,
    score:
      current !== null &&
      current.passed &&
      current.awarded === payload.awarded &&
      current.total === payload.total &&
      current.rubricVersion === payload.rubric.version,
  };
}

import type { OwnCredential, PublicCredential } from '../contract-credentials.ts';
import type { InstallationKeys } from '../keys.ts';
import type { CurrentScore } from '../port.ts';
import { maskName } from './mask.ts';
import { type CredentialStanding, mayWithCredential } from './rules.ts';
import type { CredentialRow } from './store.ts';
import { checkCredential, readPayload } from './verify.ts';

const shownName = ({ nameShown, displayName }: CredentialRow) =>
  nameShown === 'full' ? displayName : maskName(displayName);

export function describeOwn(row: CredentialRow, standing: CredentialStanding): OwnCredential {
  const { id, attemptId, personId, displayName, issuedAtMs, state, nameShown, scoreShown, endedAtMs, endReason } = row;
  return {
    id,
    attemptId,
    person: { personId, displayName },
    exerciseTitle: readPayload(row).exercise.title,
    issuedAtMs,
    state,
    nameShown,
    shownName: shownName(row),
    scoreShown: scoreShown === 1,
    endedAtMs,
    endReason,
    may: {
      change: mayWithCredential(standing, 'change'),
      revoke: mayWithCredential(standing, 'revoke') && state !== 'revoked',
    },
  };
}

/** As everybody sees it who was given its address; of one that no longer holds neither name nor points are told. */
export function describePublic(
  row: CredentialRow,
  keys: InstallationKeys,
  current: CurrentScore | null,
  nowMs: number,
): PublicCredential {
  const payload = readPayload(row);
  const checks = checkCredential(row, keys, current);
  const agrees = checks.signature && checks.record && checks.log && checks.score;
  const state = row.state === 'valid' && !agrees ? 'invalid' : row.state;
  const { scene, exercise, mode, schoolName, passShare, scoredAtMs, logHead, rubric, model, awarded, total } = payload;
  return {
    id: row.id,
    state,
    endedAtMs: row.endedAtMs,
    holderName: state === 'valid' ? shownName(row) : null,
    scene,
    exercise,
    mode,
    schoolName,
    score: state === 'valid' && row.scoreShown === 1 ? { awarded, total } : null,
    passShare,
    scoredAtMs,
    issuedAtMs: row.issuedAtMs,
    logHead,
    rubric,
    model,
    checks,
    checkedAtMs: nowMs,
  };
}

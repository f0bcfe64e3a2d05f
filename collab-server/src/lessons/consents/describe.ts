import type { Db } from '../../platform/database/index.ts';
import type { PupilConsents } from './contract.ts';
import { listNotices } from './notice.ts';
import { holds, oldestValidVersion } from './rules.ts';
import { findPupilsAndFormer, listConsents, listGuardians, type PupilRow } from './store.ts';

/** Pupils with the newest consent of each purpose, by name. */
export async function describePupils(
  db: Db,
  personIds: readonly string[],
  mayDecide: (pupil: PupilRow) => boolean,
  nowMs: number,
): Promise<readonly PupilConsents[]> {
  const [pupils, consents, guardians, notices] = [
    await findPupilsAndFormer(db, personIds, nowMs),
    await listConsents(db, personIds),
    await listGuardians(db, personIds),
    await listNotices(db),
  ];
  const validFrom = oldestValidVersion(notices);
  const described = pupils.map((pupil): PupilConsents => {
    const own = consents.filter(({ pupilId }) => pupilId === pupil.personId);
    const newest = (['live', 'record', 'reuse'] as const).flatMap(
      (purpose) => own.find((consent) => consent.purpose === purpose) ?? [],
    );
    return {
      personId: pupil.personId,
      displayName: pupil.displayName,
      schoolName: pupil.schools.map(({ name }) => name).join('、'),
      guardians: guardians
        .filter(({ pupilId }) => pupilId === pupil.personId)
        .map(({ guardianId, displayName }) => ({ personId: guardianId, displayName })),
      consents: newest.map((consent) => ({
        purpose: consent.purpose,
        noticeVersion: consent.noticeVersion,
        grantedAtMs: consent.grantedAtMs,
        expiresAtMs: consent.expiresAtMs,
        withdrawnAtMs: consent.withdrawnAtMs,
        givenBy: consent.givenBy,
        givenByName: consent.givenByName,
        paper: consent.paper,
        holds: holds(consent, validFrom, nowMs),
      })),
      mayDecide: mayDecide(pupil),
    };
  });
  return described.toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'zh-CN'));
}

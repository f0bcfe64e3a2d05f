import { findAssignment } from '../assignment-store.ts';
import type { AttemptRow } from '../attempt-store.ts';
import { studentsOf } from '../class-store.ts';
import { REPORT_SECTIONS, type ReportPart, type ReportSection, type TrainingReport } from '../contract-report.ts';
import type { TrainingDeps } from '../deps.ts';
import { titleOf } from '../scenes.ts';
import { decideChoosePeers, decideSign, decideWrite, type ReportStanding } from './rules.ts';
import { digestOf, findPart, findSignature, listPeers, NOT_WRITTEN, readParts, type WrittenPart } from './store.ts';

export type Person = { readonly personId: string; readonly displayName: string };

/** The others of the class today; nobody for free practice. */
export async function classmatesOf(
  { db, now }: Pick<TrainingDeps, 'db' | 'now'>,
  attempt: AttemptRow,
): Promise<Person[]> {
  const task = attempt.assignmentId === null ? undefined : await findAssignment(db, attempt.assignmentId);
  if (task === undefined) return [];
  const students = await studentsOf(db, [{ id: task.classGroupId, orgUnitId: task.orgUnitId }], now());
  return (students.get(task.classGroupId) ?? []).filter(({ personId }) => personId !== attempt.personId);
}

export function describePart(section: ReportSection, written: WrittenPart | undefined, mayWrite: boolean): ReportPart {
  const { version, text } = written ?? NOT_WRITTEN;
  return {
    section,
    version,
    text,
    author: written === undefined ? null : { personId: written.authorId, displayName: written.authorName },
    atMs: written?.atMs ?? null,
    mayWrite,
  };
}

/** A report as somebody may see it: a peer sees whose it is, and what they themselves wrote (rule R3). */
export async function describeReport(
  deps: Pick<TrainingDeps, 'db' | 'now' | 'scenes'>,
  attempt: AttemptRow,
  viewer: { readonly personId: string; readonly standing: ReportStanding },
): Promise<TrainingReport> {
  const { db, scenes } = deps;
  const { standing, personId } = viewer;
  if (standing === 'none') throw new Error('a report is described to whoever may see it');
  const [written, peers, signature, task] = await Promise.all([
    readParts(db, [attempt.id]).then((parts) => parts.get(attempt.id) ?? []),
    listPeers(db, attempt.id),
    findSignature(db, attempt.id),
    attempt.assignmentId === null ? undefined : findAssignment(db, attempt.assignmentId),
  ]);
  const isSigned = signature !== undefined;
  const isPeer = standing === 'peer';
  const mayChoose = decideChoosePeers(standing, isSigned).ok;
  const maySign = decideSign(standing).ok;
  const sections = isPeer ? [] : REPORT_SECTIONS.filter((section) => section !== 'peerReview');
  return {
    as: standing,
    person: { personId: attempt.personId, displayName: attempt.displayName },
    exerciseTitle: await titleOf(scenes, attempt.sceneId, attempt.exerciseId),
    taskTitle: task?.title ?? null,
    parts: sections.map((section) =>
      describePart(section, findPart(written, section), decideWrite(standing, section, isSigned).ok),
    ),
    peers: peers
      .filter((peer) => !isPeer || peer.personId === personId)
      .map((peer) => ({
        person: { personId: peer.personId, displayName: peer.displayName },
        part: describePart(
          'peerReview',
          findPart(written, 'peerReview', peer.personId),
          decideWrite(standing, 'peerReview', isSigned).ok && peer.personId === personId,
        ),
      })),
    classmates: mayChoose ? await classmatesOf(deps, attempt) : [],
    digest: isPeer ? null : digestOf(written),
    signature:
      signature === undefined
        ? null
        : {
            by: { personId: signature.signedBy, displayName: signature.displayName },
            atMs: signature.atMs,
            digest: signature.digest,
          },
    may: { choosePeers: mayChoose, sign: maySign && !isSigned, takeBack: maySign && isSigned },
  };
}

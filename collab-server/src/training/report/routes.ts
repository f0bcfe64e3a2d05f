import type { Db } from '../../platform/database/index.ts';
import { orThrow, ProblemError } from '../../platform/errors.ts';
import type { RouteHandlers } from '../../platform/http/index.ts';
import { findAssignment } from '../assignment-store.ts';
import { type AttemptRow, findAttempt } from '../attempt-store.ts';
import { recordTraining, type TrainingAudit } from '../audit.ts';
import type { reportRoutes } from '../contract-report.ts';
import type { TrainingDeps } from '../deps.ts';
import { rightsTo, standingTo } from '../describe.ts';
import { titleOf } from '../scenes.ts';
import { classmatesOf, describePart, describeReport } from './describe.ts';
import {
  decideChoosePeers,
  decideSign,
  decideWrite,
  judgePeers,
  type ReportStanding,
  reportStanding,
} from './rules.ts';
import {
  deleteSignature,
  digestOf,
  findPart,
  findSignature,
  insertPart,
  insertSignature,
  listAsked,
  listPeers,
  readParts,
  replacePeers,
} from './store.ts';

type Who = { readonly viewer: TrainingAudit['viewer']; readonly request: { readonly id: string } };

/** What people write into reports of attempts (rules R1 to R6). */
export function reportHandlers(deps: TrainingDeps): RouteHandlers<typeof reportRoutes> {
  const { db, now, scenes, turns } = deps;

  async function standingIn(row: AttemptRow, personId: string): Promise<ReportStanding> {
    const standing = await standingTo(deps, personId, row.classGroupId);
    const rights = rightsTo(row, { personId, standing }, now());
    const isOwner = row.personId === personId;
    const peers = isOwner ? [] : await listPeers(db, row.id);
    return reportStanding({
      isOwner,
      isTold: rights.readScore,
      teaches: rights.readIntegrity,
      isPeer: peers.some((peer) => peer.personId === personId),
      isScored: row.state === 'scored',
    });
  }

  /** A report and how somebody stands to it; to whoever has nothing to do with it there is none. */
  async function open(attemptId: string, personId: string) {
    const row = await findAttempt(db, attemptId);
    const standing = row ? await standingIn(row, personId) : 'none';
    if (row && standing !== 'none') return { row, standing };
    // Whoever may know of the attempt is told why there is no report of it yet.
    if (row) {
      const known = rightsTo(row, { personId, standing: await standingTo(deps, personId, row.classGroupId) }, now());
      if (known.known)
        throw new ProblemError(row.state === 'scored' ? 'training.scoreNotTold' : 'training.scoreNotReady');
    }
    throw new ProblemError('training.attemptNotFound');
  }

  const show = (row: AttemptRow, standing: ReportStanding, { viewer }: Pick<Who, 'viewer'>) =>
    describeReport(deps, row, { personId: viewer.personId, standing });

  /** What somebody did to the report of another is the school's to know. */
  async function note(
    tx: Db,
    action: TrainingAudit['action'],
    row: AttemptRow,
    { viewer, request }: Who,
    what: string,
  ) {
    if (row.personId === viewer.personId || row.assignmentId === null) return;
    const place = await findAssignment(tx, row.assignmentId);
    if (!place) return;
    const subject = { personId: row.personId, displayName: row.displayName };
    const detail = { attemptId: row.id, what };
    await recordTraining(tx, { action, viewer, place, subject, requestId: request.id, detail }, now());
  }

  /** One change of a report after another, so that a signature is of what was read. */
  const inTurn = <T>(attemptId: string, work: (tx: Db) => Promise<T>): Promise<T> =>
    turns.run(`report ${attemptId}`, () => db.transaction().execute(work));

  return {
    'GET /api/training/attempts/:attemptId/report': async ({ viewer, params, request }) => {
      const { row, standing } = await open(params.attemptId, viewer.personId);
      if (standing === 'teacher') await note(db, 'trainingAttempt.read', row, { viewer, request }, 'report');
      return show(row, standing, { viewer });
    },
    'PUT /api/training/attempts/:attemptId/report/parts/:section': async ({ viewer, params, body, request }) => {
      const { row, standing } = await open(params.attemptId, viewer.personId);
      const { section } = params;
      const slot = section === 'peerReview' ? viewer.personId : '';
      await inTurn(row.id, async (tx) => {
        orThrow(decideWrite(standing, section, (await findSignature(tx, row.id)) !== undefined));
        const parts = (await readParts(tx, [row.id])).get(row.id) ?? [];
        const newest = findPart(parts, section, slot);
        const text = body.text.trim();
        // What is there already was sent twice.
        if (newest?.text === text && newest.authorId === viewer.personId) return;
        const version = (newest?.version ?? 0) + 1;
        const part = { attemptId: row.id, section, slot, version, text, authorId: viewer.personId, atMs: now() };
        if (body.version !== version - 1 || !(await insertPart(tx, part))) {
          throw new ProblemError('training.reportConflict', {
            version: newest?.version ?? 0,
            by: newest?.authorName ?? '',
            atMs: newest?.atMs ?? 0,
          });
        }
        await note(tx, 'trainingReport.written', row, { viewer, request }, section);
      });
      return show(row, standing, { viewer });
    },
    'PUT /api/training/attempts/:attemptId/report/peers': async ({ viewer, params, body, request }) => {
      const { row, standing } = await open(params.attemptId, viewer.personId);
      const classmates = await classmatesOf(deps, row);
      await inTurn(row.id, async (tx) => {
        orThrow(decideChoosePeers(standing, (await findSignature(tx, row.id)) !== undefined));
        const parts = (await readParts(tx, [row.id])).get(row.id) ?? [];
        const written = parts.flatMap(({ section, slot }) => (section === 'peerReview' ? [slot] : []));
        const chosen = (await listPeers(tx, row.id)).map(({ personId }) => personId);
        const { personIds } = body;
        orThrow(judgePeers({ personIds, classmates: classmates.map(({ personId }) => personId), written, chosen }));
        await replacePeers(tx, row.id, personIds, { chosenBy: viewer.personId, atMs: now() });
        await note(tx, 'trainingReport.peersChosen', row, { viewer, request }, String(personIds.length));
      });
      return show(row, standing, { viewer });
    },
    'PUT /api/training/attempts/:attemptId/report/signature': async ({ viewer, params, body, request }) => {
      const { row, standing } = await open(params.attemptId, viewer.personId);
      orThrow(decideSign(standing));
      await inTurn(row.id, async (tx) => {
        if (await findSignature(tx, row.id)) throw new ProblemError('training.reportSigned');
        const digest = digestOf((await readParts(tx, [row.id])).get(row.id) ?? []);
        if (digest !== body.digest) throw new ProblemError('training.reportChanged');
        await insertSignature(tx, { attemptId: row.id, signedBy: viewer.personId, atMs: now(), digest });
        await note(tx, 'trainingReport.signed', row, { viewer, request }, digest);
      });
      return show(row, standing, { viewer });
    },
    'DELETE /api/training/attempts/:attemptId/report/signature': async ({ viewer, params, request }) => {
      const { row, standing } = await open(params.attemptId, viewer.personId);
      orThrow(decideSign(standing));
      await inTurn(row.id, async (tx) => {
        const signature = await findSignature(tx, row.id);
        if (!signature) throw new ProblemError('training.reportNotSigned');
        await deleteSignature(tx, row.id);
        await note(tx, 'trainingReport.signatureTakenBack', row, { viewer, request }, signature.digest);
      });
      return show(row, standing, { viewer });
    },
    'GET /api/training/peer-reviews': async ({ viewer }) => {
      const asked = await listAsked(db, viewer.personId);
      const parts = await readParts(
        db,
        asked.map(({ attemptId }) => attemptId),
      );
      const reviews = await Promise.all(
        asked.map(async ({ attemptId, atMs }) => {
          const row = await findAttempt(db, attemptId);
          if (!row) return [];
          const standing = await standingIn(row, viewer.personId);
          if (standing !== 'peer') return [];
          const [signature, task] = await Promise.all([
            findSignature(db, attemptId),
            row.assignmentId === null ? undefined : findAssignment(db, row.assignmentId),
          ]);
          const own = findPart(parts.get(attemptId) ?? [], 'peerReview', viewer.personId);
          return [
            {
              attemptId,
              person: { personId: row.personId, displayName: row.displayName },
              exerciseTitle: await titleOf(scenes, row.sceneId, row.exerciseId),
              taskTitle: task?.title ?? null,
              askedAtMs: atMs,
              part: describePart('peerReview', own, signature === undefined),
            },
          ];
        }),
      );
      return { reviews: reviews.flat() };
    },
  };
}

import { recordAudit } from '../../audit/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { orThrow, ProblemError } from '../../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes, type Viewer } from '../../platform/http/index.ts';
import type { LessonRow } from '../store.ts';
import { observationRoutes } from './contract.ts';
import type { ObservationReport } from './contract-report.ts';
import type { ObservationDocuments } from './documents-port.ts';
import { recordContent, type RecordOf, recordTitle } from './record.ts';
import { readState } from './read-state.ts';
import { buildReport } from './report.ts';
import {
  checkContent,
  decideAnswer,
  decideMeeting,
  decideObserve,
  decideReadReport,
  decideShare,
  decideWrite,
  type KeptSheet,
} from './rules.ts';
import { ratingDimensions } from './contract-sheet.ts';
import { ratingItems, weightOf } from './scale.ts';
import { blankSheet, describeSheet } from './sheet.ts';
import { findObserved, mayWatch, type ObservedLesson } from './standing.ts';
import { writeMeeting } from './store-meetings.ts';
import {
  contentOf,
  findSheet,
  insertAnswer,
  insertFile,
  isInAnswer,
  listShared,
  setShared,
  type SheetRow,
  writeSheet,
} from './store.ts';
import { timelineCsv } from './timeline-csv.ts';

export type ObservationDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly now: () => number;
  readonly lessonsNow: () => number;
  readonly folderOf: (recording: { readonly folder: string }) => string;
  readonly documents: ObservationDocuments;
};

export function registerObservations(app: HttpApp, deps: ObservationDeps): void {
  const { db, authenticate, now, documents } = deps;

  const lessonMsOf = ({ openedAtMs, endedAtMs }: LessonRow): number =>
    openedAtMs === null ? 0 : Math.max(0, Math.round((endedAtMs ?? deps.lessonsNow()) - openedAtMs));
  const find = (lessonId: string, { personId }: Viewer) => findObserved(db, lessonId, personId, now());

  async function toObserve(lessonId: string, viewer: Viewer) {
    const observed = await find(lessonId, viewer);
    orThrow(decideObserve(observed.standing));
    const row = await findSheet(db, observed.lesson.id, viewer.personId);
    return { ...observed, row, kept: await keptOf(row) };
  }

  async function toRead(lessonId: string, viewer: Viewer): Promise<ObservedLesson> {
    const observed = await find(lessonId, viewer);
    orThrow(decideReadReport(observed.standing));
    return observed;
  }

  async function keptOf(row: SheetRow | undefined): Promise<KeptSheet | null> {
    if (row === undefined) return null;
    const { version, sharedAtMs, lessonId, observerId } = row;
    return { version, sharedAtMs, isAnswered: await isInAnswer(db, lessonId, observerId) };
  }

  async function ownSheet({ lesson, seats }: ObservedLesson, personId: string) {
    const row = await findSheet(db, lesson.id, personId);
    const kept = await keptOf(row);
    return describeSheet(row, () => blankSheet(lesson, seats), {
      lessonState: lesson.state,
      isAnswered: kept?.isAnswered === true,
    });
  }

  const report = (observed: ObservedLesson, viewer: Viewer): Promise<ObservationReport> =>
    buildReport({ db, lessonMsOf, folderOf: deps.folderOf, viewer }, observed);

  async function record({ lesson, seats }: ObservedLesson, built: ObservationReport, locale: RecordOf['locale']) {
    const [first] = await listShared(db, lesson.id);
    const head = first === undefined ? blankSheet(lesson, seats).head : contentOf(first).head;
    const of = { report: built, head, locale };
    return { title: recordTitle(of), content: recordContent(of) };
  }

  async function audit(action: string, viewer: Viewer, { lesson }: ObservedLesson, more: Record<string, string> = {}) {
    const orgUnit = await db
      .selectFrom('orgUnit')
      .where('id', '=', lesson.homeOrgUnitId)
      .select(['id', 'name', 'path'])
      .executeTakeFirstOrThrow();
    const detail = { lessonId: lesson.id, title: lesson.title, ...more };
    await recordAudit(db, { action, actor: viewer, orgUnit, detail }, now());
  }

  implementRoutes(app, authenticate, observationRoutes, {
    'GET /api/lessons/:lessonId/observation': async ({ params, viewer }) => {
      const observed = await toRead(params.lessonId, viewer);
      const { lesson, standing } = observed;
      const { shared, state, meetings } = await readState(db, observed, viewer);
      return {
        lesson: {
          title: lesson.title,
          schoolName: lesson.homeName,
          startsAtMs: lesson.startsAtMs,
          state: lesson.state,
          lessonMs: lessonMsOf(lesson),
        },
        sheet: decideObserve(standing).ok ? await ownSheet(observed, viewer.personId) : null,
        scale: {
          dimensions: ratingDimensions.map((dimension) => ({ dimension, weight: weightOf(dimension) })),
          items: ratingItems.map((item) => ({ ...item })),
        },
        shared: shared.length,
        state,
        meetings,
        mayWatch: await mayWatch(db, observed),
      };
    },
    'PUT /api/lessons/:lessonId/observation/sheet': async ({ params, body, viewer }) => {
      const observed = await toObserve(params.lessonId, viewer);
      const { lesson, kept } = observed;
      orThrow(decideWrite(lesson.state, kept, body.version));
      orThrow(checkContent(body.content));
      const writing = { lessonId: lesson.id, observerId: viewer.personId, ...body, nowMs: now() };
      if (!(await writeSheet(db, writing))) throw new ProblemError('observation.conflict');
      return ownSheet(observed, viewer.personId);
    },
    'PUT /api/lessons/:lessonId/observation/sheet/sharing': async ({ params, body, viewer }) => {
      const observed = await toObserve(params.lessonId, viewer);
      const { kept, row, lesson } = observed;
      const { version, isShared } = body;
      orThrow(decideShare(kept, version, isShared));
      const sharedAtMs = isShared ? (row?.sharedAtMs ?? now()) : null;
      const changed = await setShared(db, { lessonId: lesson.id, observerId: viewer.personId, version, sharedAtMs });
      if (!changed) throw new ProblemError('observation.conflict');
      return ownSheet(observed, viewer.personId);
    },
    'PUT /api/lessons/:lessonId/observation/meetings/:kind': async ({ params, body, viewer }) => {
      const observed = await toRead(params.lessonId, viewer);
      const { lesson, standing } = observed;
      const { shared } = await readState(db, observed, viewer);
      orThrow(decideMeeting(standing, params.kind, { lessonState: lesson.state, shared: shared.length }));
      const { kind } = params;
      const writing = { lessonId: lesson.id, kind, ...body, personId: viewer.personId, nowMs: now() };
      if (!(await writeMeeting(db, writing))) throw new ProblemError('observation.conflict');
      return (await readState(db, observed, viewer)).meetings;
    },
    'GET /api/lessons/:lessonId/observation/report': async ({ params, viewer }) =>
      report(await toRead(params.lessonId, viewer), viewer),
    'POST /api/lessons/:lessonId/observation/answers': async ({ params, body, viewer }) => {
      const observed = await toRead(params.lessonId, viewer);
      const built = await report(observed, viewer);
      orThrow(decideAnswer(observed.standing.seat, { digest: built.digest, shared: built.sheets.length }, body));
      const shared = await listShared(db, observed.lesson.id);
      await insertAnswer(db, {
        lessonId: observed.lesson.id,
        personId: viewer.personId,
        verdict: body.verdict,
        words: body.words.trim(),
        digest: body.digest,
        observerIds: shared.map(({ observerId }) => observerId),
        atMs: now(),
      });
      return report(observed, viewer);
    },
    'GET /api/lessons/:lessonId/observation/export': async ({ params, query, viewer, reply }) => {
      const observed = await toRead(params.lessonId, viewer);
      const built = await report(observed, viewer);
      const locale = query.locale ?? 'zh-CN';
      await audit('observation.exported', viewer, observed, { format: query.format });
      const answer = reply.header('cache-control', 'private, no-store').header('x-content-type-options', 'nosniff');
      if (query.format === 'csv') {
        return answer
          .type('text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="observation.csv"')
          .send(timelineCsv(built, locale));
      }
      const written = await record(observed, built, locale);
      const request = { personId: viewer.personId, format: query.format, ...written };
      const { bytes, mime, disposition } = orThrow(await documents.write(request));
      return answer.type(mime).header('content-disposition', disposition).send(Buffer.from(bytes));
    },
    'POST /api/lessons/:lessonId/observation/files': async ({ params, body, viewer }) => {
      const observed = await toRead(params.lessonId, viewer);
      const built = await report(observed, viewer);
      if (built.sheets.length === 0) throw new ProblemError('observation.nothingShared');
      const written = await record(observed, built, body.locale ?? 'zh-CN');
      const { communityId } = body;
      const created = await documents.create({ actorId: viewer.personId, communityId, ...written });
      const documentId = orThrow(created);
      const file = { documentId, lessonId: observed.lesson.id, personId: viewer.personId, atMs: now() };
      await insertFile(db, file);
      await audit('observation.filed', viewer, observed, { documentId, communityId });
      return { documentId };
    },
  });
}

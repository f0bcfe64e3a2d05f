import type { Db } from '../../platform/database/index.ts';
import { ProblemError } from '../../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes, type Viewer } from '../../platform/http/index.ts';
import { listStageEntries } from '../stage/store.ts';
import type { LessonRow } from '../store.ts';
import { pastDocumentRoutes } from './contract.ts';
import type { LessonPastDocuments } from './port.ts';
import { shownSpans, versionsOf, wasShown } from './shown.ts';

export type PastDocumentDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly lessonsNow: () => number;
  readonly pastDocuments: LessonPastDocuments;
  /** The lesson for somebody who may watch its replay; throws for others. */
  readonly toWatch: (lessonId: string, viewer: Viewer) => Promise<{ readonly lesson: LessonRow }>;
};

/** What stood in documents while they were on the stage of a lesson, for its replay: nothing else of them. */
export function registerPastDocuments(app: HttpApp, deps: PastDocumentDeps): void {
  const { db, authenticate, lessonsNow, pastDocuments, toWatch } = deps;

  async function shownIn({ id, openedAtMs, endedAtMs }: LessonRow) {
    const sinceMs = openedAtMs ?? 0;
    const stage = await listStageEntries(db, id);
    const entries = stage.map(({ entry }) => entry);
    return { sinceMs, spans: shownSpans(entries, (endedAtMs ?? lessonsNow()) - sinceMs) };
  }

  implementRoutes(app, authenticate, pastDocumentRoutes, {
    'GET /api/lessons/:lessonId/replay/documents': async ({ params, viewer }) => {
      const { lesson } = await toWatch(params.lessonId, viewer);
      const { sinceMs, spans } = await shownIn(lesson);
      const ids = [...new Set(spans.map(({ documentId }) => documentId))];
      const documents = await Promise.all(
        ids.map(async (documentId) => {
          const title = await pastDocuments.titleFor(documentId, viewer.personId);
          if (title === null) return { documentId, title, versions: [] };
          const changes = (await pastDocuments.changesOf(documentId)).map((atMs) => atMs - sinceMs);
          return { documentId, title, versions: [...versionsOf(documentId, spans, changes)] };
        }),
      );
      return { documents };
    },
    'GET /api/lessons/:lessonId/replay/documents/:documentId': async ({ params, query, viewer, reply }) => {
      const { lesson } = await toWatch(params.lessonId, viewer);
      const { documentId } = params;
      const { sinceMs, spans } = await shownIn(lesson);
      const title = await pastDocuments.titleFor(documentId, viewer.personId);
      if (title === null || !wasShown(documentId, spans, query.at)) throw new ProblemError('document.notFound');
      const after = query.after === undefined ? {} : { afterMs: sinceMs + query.after };
      const update = await pastDocuments.read(documentId, { untilMs: sinceMs + query.at, ...after });
      return reply
        .type('application/octet-stream')
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .send(Buffer.from(update));
    },
  });
}

import { listPictures, placePictures, readPictures, writePicture } from '@tongyan/media/recorder';
import { recordAudit } from '../../audit/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { orThrow, ProblemError } from '../../platform/errors.ts';
import type { HttpApp, RouteHandlers, Viewer } from '../../platform/http/index.ts';
import type { Recording, recordingRoutes } from './contract.ts';
import { listDeletions } from './deletions.ts';
import type { Recordings } from './keeper.ts';
import { decideOrder, decidePicture, decideSay, MOST_PICTURE_BYTES } from './picture-rules.ts';
import { agreeToPicture, findPictureWish, hasAgreedToPicture, refusePicture, setPictureWish } from './picture-store.ts';
import { seeRecording } from './sight.ts';
import { listSources, listSpans } from './store.ts';

export type PictureRouteDeps = {
  readonly db: Db;
  readonly now: () => number;
  readonly lessonsNow: () => number;
  readonly recordings: Recordings;
};

type Handlers = RouteHandlers<typeof recordingRoutes>;
type PictureHandlers = Pick<
  Handlers,
  'PUT /api/lessons/:lessonId/recording/picture' | 'POST /api/lessons/:lessonId/recording/pictures'
>;

/** The lead teacher's picture in a recording: whether it is wanted and agreed to, and its chunks (SPEC.md of the recorder, P). */
export function pictureHandlers(
  app: HttpApp,
  { db, now, lessonsNow, recordings }: PictureRouteDeps,
  describe: (lessonId: string, viewer: Viewer) => Promise<Recording>,
): PictureHandlers {
  app.addContentTypeParser('video/webm', { parseAs: 'buffer', bodyLimit: MOST_PICTURE_BYTES }, (_request, body, done) =>
    done(null, body),
  );

  return {
    async 'PUT /api/lessons/:lessonId/recording/picture'({ params, body, viewer }) {
      const { lesson, home, mine, standing } = await seeRecording(db, params.lessonId, viewer, now());
      const { personId } = viewer;
      const say = orThrow(decideSay(standing, body.wanted));
      if (say.wish) await setPictureWish(db, { lessonId: lesson.id, wanted: body.wanted, saidBy: personId }, now());
      if (say.own && body.wanted) await agreeToPicture(db, lesson.id, personId, now());
      if (say.own && !body.wanted && mine !== null) {
        await refusePicture(db, lesson.id, personId, now());
        await recordings.removePictures(lesson.id, mine.id);
      }
      const detail = { lessonId: lesson.id, title: lesson.title, own: say.own };
      const action = body.wanted ? 'recording.pictureWanted' : 'recording.pictureRefused';
      await recordAudit(db, { action, actor: viewer, orgUnit: home, detail }, now());
      return describe(lesson.id, viewer);
    },
    async 'POST /api/lessons/:lessonId/recording/pictures'({ params, query, viewer, request }) {
      const { lesson, mine, standing, recording } = await seeRecording(db, params.lessonId, viewer, now());
      if (!Buffer.isBuffer(request.body)) throw new ProblemError('request.unsupportedMediaType');
      const bytes = request.body;
      const { sourceId, startMs, endMs } = query;
      const isBeingDeleted = (await listDeletions(db, lesson.id)).some((each) => each.sourceId === sourceId);
      const source = (await listSources(db, lesson.id)).find((each) => each.sourceId === sourceId);
      const folder = recording === undefined ? '' : recordings.folderOf(recording);
      const facts = {
        recording,
        isWanted: await findPictureWish(db, lesson.id),
        hasAgreed: !isBeingDeleted && (await hasAgreedToPicture(db, lesson.id, viewer.personId)),
        isOwnSource: source !== undefined && source.seatId === mine?.id && source.removedAtMs === null,
        spans: await listSpans(db, lesson.id),
        known: recording === undefined ? [] : await listPictures(folder, sourceId),
        lessonNowMs: lessonsNow() - (lesson.openedAtMs ?? lessonsNow()),
      };
      const { cutMs } = orThrow(decidePicture(standing, facts, { startMs, endMs, sizeBytes: bytes.length }));
      const read = readPictures(bytes);
      if (!read.ok) throw new ProblemError('recording.pictureWrong', { why: read.why });
      const placed = placePictures(read.chunk, { startMs, endMs }, cutMs);
      if (placed === undefined) throw new ProblemError('recording.pictureWrong', { why: 'times' });
      const at = { startMs: placed.startMs, durationMs: placed.durationMs };
      const { isKnown } = orThrow(decideOrder(facts.known, at));
      if (!isKnown) {
        // P5: looked at anew as the last thing before it is written, because it may have been taken back meanwhile.
        await recordings.inTurn(async () => {
          if (!(await hasAgreedToPicture(db, lesson.id, viewer.personId)))
            throw new ProblemError('recording.pictureNotAgreed');
          const still = await seeRecording(db, lesson.id, viewer, now());
          orThrow(decidePicture(still.standing, { ...facts, recording: still.recording }, { ...query, sizeBytes: 1 }));
          await writePicture(folder, { sourceId, ...at, bytes: placed.bytes });
        });
      }
      return at;
    },
  };
}

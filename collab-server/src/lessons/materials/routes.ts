import { MANIFESTS } from '@tongyan/scenes/catalogue';
import { lendDocument, readableTitle } from '../../documents/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { orThrow, type Problem, ProblemError } from '../../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes, type Viewer } from '../../platform/http/index.ts';
import type { Result } from '../../platform/result.ts';
import { seeInside } from '../access.ts';
import { materialRoutes } from '../contract-materials.ts';
import { seeShown } from '../recordings/sight.ts';
import { decidePrepare } from '../rules.ts';
import { listStageEntries } from '../stage/store.ts';
import type { LessonMaterialTable } from '../tables.ts';
import { addFile, type NewFile } from './add-file.ts';
import type { MaterialBlobs } from './files.ts';
import { createInspector } from './inspect.ts';
import { createOfficeConverter, type OfficeConverter } from './office.ts';
import { decideOrder, MOST_MATERIALS } from './rules.ts';
import { wasOnStage } from './shown.ts';
import { serveMaterial } from './serve.ts';
import {
  deleteMaterial,
  describeMaterial,
  findMaterial,
  insertMaterial,
  isHeld,
  listMaterials,
  setOrder,
  setTitle,
} from './store.ts';

export type MaterialDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly now: () => number;
  /** Where files of lessons are kept, and how large one may be. */
  readonly materials: MaterialBlobs;
  /** LibreOffice where it is installed, unless a test says otherwise. */
  readonly office?: OfficeConverter;
};

export type Materials = {
  layFile(file: NewFile): Promise<Result<string, Problem>>;
  /** The materials of a lesson that was called off go with it. */
  lessonRemoved(materials: readonly LessonMaterialTable[]): Promise<void>;
  close(): Promise<void>;
};

const LONGEST_TITLE = 160;

/** What lessons bring onto the stage: added by those who prepare them, read by those who have a seat or watch the replay. */
export function registerMaterials(app: HttpApp, deps: MaterialDeps): Materials {
  const { db, authenticate, now, office = createOfficeConverter() } = deps;
  const { blobs, maxBytes } = deps.materials;
  const inspector = createInspector();
  const files = { db, blobs, inspector, office };

  async function prepare(lessonId: string, viewerId: string) {
    const seen = await seeInside(db, lessonId, viewerId);
    orThrow(decidePrepare(seen.mine?.seat ?? null, seen.isPlanner, seen.lesson.state));
    return seen;
  }
  async function find(lessonId: string, materialId: string): Promise<LessonMaterialTable> {
    const found = await findMaterial(db, lessonId, materialId);
    if (!found) throw new ProblemError('lesson.materialNotFound');
    return found;
  }
  /** Those with a seat see all of them; whoever may only watch the replay, those that are seen in it. */
  async function readable(lessonId: string, viewer: Viewer): Promise<(material: LessonMaterialTable) => boolean> {
    const { onlyShown } = await seeShown(db, lessonId, viewer, now());
    if (!onlyShown) return () => true;
    const stage = await listStageEntries(db, lessonId);
    return wasOnStage(stage.map(({ entry }) => entry));
  }
  const list = async (lessonId: string) => ({ materials: (await listMaterials(db, lessonId)).map(describeMaterial) });
  const removeUnheld = async ({ sha256 }: LessonMaterialTable) => {
    if (sha256 !== null) await blobs.removeUnless(sha256, () => isHeld(db, sha256));
  };

  implementRoutes(app, authenticate, materialRoutes, {
    'GET /api/lessons/:lessonId/materials': async ({ params, viewer }) => {
      const mayRead = await readable(params.lessonId, viewer);
      return { materials: (await listMaterials(db, params.lessonId)).filter(mayRead).map(describeMaterial) };
    },
    'POST /api/lessons/:lessonId/materials/files': async ({ params, viewer, request }) => {
      const { lesson } = await prepare(params.lessonId, viewer.personId);
      if (!request.isMultipart()) throw new ProblemError('blob.missing');
      const part = await request.file({ limits: { fileSize: maxBytes, files: 1, fields: 8 } });
      if (!part) throw new ProblemError('blob.missing');
      const title = (part.filename || lesson.title).slice(0, LONGEST_TITLE).toWellFormed();
      const file = { lessonId: lesson.id, personId: viewer.personId, title, source: part.file, nowMs: now() };
      return describeMaterial(await find(lesson.id, orThrow(await addFile(files, file))));
    },
    'POST /api/lessons/:lessonId/materials': async ({ params, body, viewer }) => {
      const { lesson, seats } = await prepare(params.lessonId, viewer.personId);
      const isDocument = body.kind === 'document';
      if (body.kind === 'twin' && !MANIFESTS.some(({ id }) => id === body.sceneId)) {
        throw new ProblemError('lesson.sceneNotFound');
      }
      const title = isDocument ? await readableTitle(db, body.documentId, viewer.personId) : body.title.trim();
      if (isDocument && body.share === true) {
        const personIds = seats.map(({ personId }) => personId);
        await lendDocument(db, { documentId: body.documentId, lenderId: viewer.personId, personIds, nowMs: now() });
      }
      const noFile = { sha256: null, mime: null, sizeBytes: null, pages: null, widthPx: null, heightPx: null };
      const id = await insertMaterial(
        db,
        {
          lessonId: lesson.id,
          kind: body.kind,
          title: title.slice(0, LONGEST_TITLE),
          ...noFile,
          documentId: isDocument ? body.documentId : null,
          sceneId: isDocument ? null : body.sceneId,
          addedBy: viewer.personId,
          addedAtMs: now(),
        },
        MOST_MATERIALS,
      );
      if (id === undefined) throw new ProblemError('lesson.materialsFull', { most: MOST_MATERIALS });
      return describeMaterial(await find(lesson.id, id));
    },
    'PUT /api/lessons/:lessonId/materials/order': async ({ params, body, viewer }) => {
      const { lesson } = await prepare(params.lessonId, viewer.personId);
      const present = (await listMaterials(db, lesson.id)).map(({ id }) => id);
      orThrow(decideOrder(present, body.materialIds));
      await setOrder(db, lesson.id, body.materialIds);
      return list(lesson.id);
    },
    'PATCH /api/lessons/:lessonId/materials/:materialId': async ({ params, body, viewer }) => {
      const { lesson } = await prepare(params.lessonId, viewer.personId);
      const { id } = await find(lesson.id, params.materialId);
      await setTitle(db, id, body.title.trim());
      return describeMaterial(await find(lesson.id, id));
    },
    'DELETE /api/lessons/:lessonId/materials/:materialId': async ({ params, viewer }) => {
      const { lesson } = await prepare(params.lessonId, viewer.personId);
      const found = await find(lesson.id, params.materialId);
      await deleteMaterial(db, found.id);
      await removeUnheld(found);
    },
    'GET /api/lessons/:lessonId/materials/:materialId/content': async ({ params, viewer, request, reply }) => {
      const mayRead = await readable(params.lessonId, viewer);
      const found = await find(params.lessonId, params.materialId);
      if (!mayRead(found)) throw new ProblemError('lesson.materialNotFound');
      return serveMaterial(blobs, found, { request, reply });
    },
  });

  return {
    layFile: (file) => addFile(files, file),
    async lessonRemoved(materials) {
      for (const material of materials) await removeUnheld(material);
    },
    async close() {
      await office.close();
      await inspector.close();
    },
  };
}

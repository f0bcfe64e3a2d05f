import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqliteTestDatabase } from '../../platform/database/testing.ts';
import type { LessonMaterial } from '../contract-materials.ts';
import type { LessonDetail } from '../contract.ts';
import { plan } from '../testing-lessons-contract.ts';
import { MOST_MATERIAL_BYTES, startLessons, type TestLessons } from '../testing-lessons-server.ts';
import { addFile, type MaterialFiles } from './add-file.ts';
import { openMaterialFiles } from './files.ts';
import { createInspector } from './inspect.ts';
import { createOfficeConverter, findOffice } from './office.ts';
import { decideOrder, rangeOf } from './rules.ts';
import { findMaterial } from './store.ts';
import { mp4Of, pdfOf, pngOf, pptxOf } from './testing-files.ts';

describe('a range of bytes', () => {
  it.each([
    [undefined, undefined],
    ['bytes=0-9', { first: 0, last: 9 }],
    ['bytes=90-', { first: 90, last: 99 }],
    ['bytes=90-200', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-500', { first: 0, last: 99 }],
    ['bytes=100-', 'beyond'],
    ['bytes=-0', 'beyond'],
    ['bytes=9-2', undefined],
    ['bytes=0-1,4-5', undefined],
    ['bytes=-', undefined],
    ['items=0-1', undefined],
  ] as const)('%s of 100', (header, expected) => {
    expect(rangeOf(header, 100)).toEqual(expected);
  });
});

it('an order of materials holds each of them once', () => {
  expect(decideOrder(['a', 'b'], ['b', 'a']).ok).toBe(true);
  expect([['a'], ['a', 'a'], ['a', 'c'], ['a', 'b', 'c']].map((ids) => decideOrder(['a', 'b'], ids).ok)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

const office = await findOffice();
if (office === undefined) process.stdout.write('Slides by LibreOffice itself are skipped: it is not on the PATH\n');

describe('materials of a lesson', () => {
  let server: TestLessons;
  let lesson: LessonDetail;
  let files: MaterialFiles;
  let folder: string;
  const inspector = createInspector();

  beforeEach(async () => {
    server = await startLessons(sqliteTestDatabase);
    folder = await mkdtemp(join(tmpdir(), 'tongyan-materials-'));
    const { blobs } = await openMaterialFiles(folder, MOST_MATERIAL_BYTES);
    files = { db: server.db, blobs, inspector, office: createOfficeConverter(async () => undefined) };
    lesson = (await server.call('planner', 'POST /api/lessons', plan)).body as LessonDetail;
  });
  afterEach(async () => {
    await server.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  async function add(bytes: Buffer, change: Partial<MaterialFiles> = {}) {
    const file = { lessonId: lesson.id, personId: 'lead', title: 't', source: Readable.from([bytes]), nowMs: 0 };
    const added = await addFile({ ...files, ...change }, file);
    if (!added.ok) return added.error.code;
    return findMaterial(server.db, lesson.id, added.value);
  }
  const keptFiles = async () =>
    (await readdir(join(folder, 'lesson-materials'), { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );

  it('are slides of 300 pages, an image, a video', async () => {
    expect(await add(pdfOf(300))).toMatchObject({ kind: 'slides', pages: 300, widthPx: 960, heightPx: 540 });
    expect(await add(pngOf(1_600, 900))).toMatchObject({ kind: 'image', pages: 1, widthPx: 1_600 });
    expect(await add(mp4Of(4_000))).toMatchObject({ kind: 'video', pages: null, mime: 'video/mp4' });
  });

  it.each([
    ['a PDF that broke off', () => pdfOf(40).subarray(0, 900), 'lesson.materialBroken'],
    ['a PDF in name alone', () => Buffer.from('%PDF-1.7\nnothing of it\n'), 'lesson.materialBroken'],
    ['a PDF with a password', () => pdfOf(2, { locked: true }), 'lesson.materialLocked'],
    ['slides of too many pages', () => pdfOf(501), 'lesson.materialTooLong'],
    ['an image of too many pixels', () => pngOf(12_000, 9_000), 'lesson.imageTooLarge'],
    ['an image that is too long', () => pngOf(20_000, 10), 'lesson.imageTooLarge'],
    ['a page', () => Buffer.from('<html></html>'), 'lesson.materialRefused'],
    ['a file that is too large', () => mp4Of(MOST_MATERIAL_BYTES + 1), 'blob.tooLarge'],
    ['slides that nothing converts', () => pptxOf(), 'lesson.converterMissing'],
  ] as const)('are not %s, of which nothing is kept', async (_what, bytes, code) => {
    expect(await add(bytes())).toBe(code);
    expect(await keptFiles()).toEqual([]);
  });

  it('are slides that LibreOffice makes of a .pptx, whose PDF alone is kept', async () => {
    await writeFile(join(folder, 'made.pdf'), pdfOf(12));
    const standIn = async (script: string) => {
      const path = join(folder, 'soffice');
      await writeFile(path, `#!/bin/sh\n${script}\n`);
      await chmod(path, 0o755);
      return createOfficeConverter(async () => path);
    };
    // The last option but one is the folder, the last one the file.
    const works = await standIn(
      `test -z "$VITEST" || exit 1; while [ "$1" != --outdir ]; do shift; done; test -s "$3" && cp '${folder}/made.pdf' "$2/slides.pdf"`,
    );
    expect(await add(pptxOf(), { office: works })).toMatchObject({ kind: 'slides', pages: 12 });
    expect(await keptFiles()).toHaveLength(1);
    expect(await add(pptxOf(), { office: await standIn('exit 1') })).toBe('lesson.conversionFailed');
  });

  it.skipIf(office === undefined)('are slides of a .pptx by LibreOffice itself, page by page', async () => {
    const deck = pptxOf(['分数除以整数', '4/5 ÷ 3 = ?', '小结']);
    const added = await add(deck, { office: createOfficeConverter() });
    expect(added).toMatchObject({ kind: 'slides', pages: 3, widthPx: 720, heightPx: 540 });
    expect(await keptFiles()).toHaveLength(1);
  });

  async function upload(personId: string, bytes: Buffer): Promise<{ status: number; body: unknown }> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), '分数除法.pdf');
    const url = `${server.address}/api/lessons/${lesson.id}/materials/files`;
    const answer = await fetch(url, { method: 'POST', headers: { 'x-test-person': personId }, body: form });
    return { status: answer.status, body: await answer.json() };
  }
  const read = (personId: string, material: LessonMaterial, headers: Record<string, string> = {}) =>
    fetch(`${server.address}${material.contentUrl}`, { headers: { 'x-test-person': personId, ...headers } });

  it('are added by lead, technician and planner, and read by seats alone', async () => {
    expect(await upload('assistant', pdfOf(1))).toMatchObject({ status: 403 });
    expect(await upload('stranger', pdfOf(1))).toMatchObject({ status: 404 });
    const { body } = await upload('lead', pdfOf(3));
    const material = body as LessonMaterial;
    expect(material).toMatchObject({ kind: 'slides', title: '分数除法.pdf', pages: 3 });
    const listed = await server.call('pupil', `GET /api/lessons/${lesson.id}/materials`);
    expect(listed.body).toMatchObject({ materials: [{ id: material.id }] });
    const answer = await read('pupil', material);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdfOf(3));
    expect((await read('stranger', material)).status).toBe(404);
  });

  it('are read in ranges, as a video is played', async () => {
    const video = mp4Of(5_000);
    const material = (await upload('technician', video)).body as LessonMaterial;
    const part = await read('classroom', material, { range: 'bytes=1000-1999' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 1000-1999/5000']);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(video.subarray(1_000, 2_000));
    expect((await read('classroom', material, { range: 'bytes=9000-' })).status).toBe(416);
    const etag = part.headers.get('etag') ?? '';
    expect((await read('classroom', material, { 'if-none-match': etag })).status).toBe(304);
  });

  it('are put in order, named, and taken away with their bytes', async () => {
    const [one, two] = [await upload('lead', pdfOf(1)), await upload('lead', pdfOf(2))].map(
      ({ body }) => body as LessonMaterial,
    );
    const path = `/api/lessons/${lesson.id}/materials`;
    const order = { materialIds: [two?.id, one?.id] };
    expect((await server.call('lead', `PUT ${path}/order`, order)).body).toMatchObject({ materials: [two, one] });
    expect(await server.call('lead', `PUT ${path}/order`, { materialIds: [one?.id] })).toMatchObject({
      code: 'lesson.orderRefused',
    });
    const renamed = await server.call('lead', `PATCH ${path}/${one?.id}`, { title: '课件' });
    expect(renamed.body).toMatchObject({ title: '课件' });
    const twin = { kind: 'twin', sceneId: 'motor-starter', title: '星-三角' };
    expect(await server.call('lead', `POST ${path}`, twin)).toMatchObject({ status: 200, body: { kind: 'twin' } });
    expect(await server.call('lead', `POST ${path}`, { ...twin, sceneId: 'none' })).toMatchObject({
      code: 'lesson.sceneNotFound',
    });
    expect(await server.call('pupil', `DELETE ${path}/${one?.id}`)).toMatchObject({ code: 'permission.denied' });
    expect((await server.call('lead', `DELETE ${path}/${one?.id}`)).status).toBe(204);
    expect((await read('lead', one as LessonMaterial)).status).toBe(404);
  });

  it('go with a lesson that is called off, and stay with one that was opened', async () => {
    await upload('lead', pdfOf(1));
    const other = (await server.call('planner', 'POST /api/lessons', plan)).body as LessonDetail;
    expect((await server.call('planner', `DELETE /api/lessons/${lesson.id}`)).status).toBe(204);
    expect(await server.db.selectFrom('lessonMaterial').select('id').execute()).toEqual([]);
    const left = await readdir(join(server.materialsFolder, 'lesson-materials'), {
      recursive: true,
      withFileTypes: true,
    });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
    await server.call('lead', `POST /api/lessons/${other.id}/open`);
    expect(await server.call('planner', `DELETE /api/lessons/${other.id}`)).toMatchObject({ code: 'lesson.begun' });
  });
});

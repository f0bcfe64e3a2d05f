import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, startWithPeople } from '../../testing-collaboration-people.ts';
import type { TestCollaboration } from '../../testing-collaboration-server.ts';
import type { TestDatabase } from '../../platform/database/testing.ts';
import { updateToContent } from '../content/index.ts';
import { addDocument } from '../testing.ts';
import { writeDocx } from './docx/write.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const dataUri = `data:image/png;base64,${png.toString('base64')}`;

type Sent = { readonly status: number; readonly body: Record<string, unknown> };

/** Import and export over HTTP; on every database. */
export function transferContract(testDatabase: TestDatabase): void {
  describe(`import and export on ${testDatabase.name}`, () => {
    let server: TestCollaboration;

    beforeAll(async () => {
      server = await startWithPeople(testDatabase);
    });
    afterAll(() => server.dispose());

    async function send(
      personId: string,
      file: Uint8Array | string,
      name: string,
      fields: Readonly<Record<string, string>> = {},
    ): Promise<Sent> {
      const form = new FormData();
      for (const [key, value] of Object.entries(fields)) form.append(key, value);
      form.append('file', new Blob([typeof file === 'string' ? file : Uint8Array.from(file)]), name);
      const response = await fetch(`${server.address()}/api/documents/import`, {
        method: 'POST',
        headers: { 'x-test-person': personId },
        body: form,
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    }

    async function contentOf(documentId: unknown) {
      return updateToContent(await server.collaboration.sync.readDocument(String(documentId)));
    }

    const rows = async (table: 'document' | 'blobUse') =>
      (await server.db.selectFrom(table).selectAll().execute()).length;

    it('makes a document of Markdown, with its pictures, owned by who sent it', async () => {
      const sent = await send(
        'owner',
        `# 分数除法\n\n## 目标\n\n$\\frac12$ 文字\n\n![线段图](${dataUri})\n\n![远处](https://example.com/a.png)`,
        '教案.md',
      );
      expect(sent).toMatchObject({
        status: 200,
        body: { title: '分数除法', warnings: [{ code: 'transfer.imageDropped', params: { count: 1 } }] },
      });
      const content = JSON.stringify(await contentOf(sent.body['documentId']));
      expect(content).toContain('"latex":"\\\\frac12"');
      const src = /\/api\/blobs\/[0-9a-f]{64}/.exec(content)?.[0] ?? '';
      expect((await server.call('owner', 'GET', src)).bytes).toEqual(png);
      expect((await server.call('stranger', 'GET', src)).status).toBe(404);
      const detail = await server.call('owner', 'GET', `/api/documents/${String(sent.body['documentId'])}`);
      expect(detail.body).toMatchObject({ title: '分数除法', right: 'own', community: null });
    });

    it('takes the title given before the one in the file, and the name of the file where there is none', async () => {
      expect((await send('owner', '# 甲', 'a.md', { title: '乙' })).body['title']).toBe('乙');
      expect((await send('owner', '无题', '集体备课 记录.md')).body['title']).toBe('集体备课 记录');
    });

    it('gives Markdown with pictures as an archive that it reads again', async () => {
      const sent = await send('owner', `# 图\n\n![甲](${dataUri})`, 'a.md');
      const path = `/api/documents/${String(sent.body['documentId'])}/export?format=markdown`;
      const file = await server.call('owner', 'GET', path);
      expect(file.headers).toMatchObject({
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="document.zip"; filename*=UTF-8''%E5%9B%BE.zip`,
        'x-content-type-options': 'nosniff',
      });
      const entries = unzipSync(file.bytes);
      expect(Object.keys(entries).toSorted()).toEqual(['document.md', 'images/1.png']);
      expect(Buffer.from(entries['images/1.png'] ?? [])).toEqual(png);
      const again = await send('owner', file.bytes, 'a.zip');
      expect(again.body).toMatchObject({ title: '图', warnings: [] });
      expect(await contentOf(again.body['documentId'])).toEqual(await contentOf(sent.body['documentId']));
    });

    it('gives Word with pictures that it reads again, and PDF', async () => {
      const sent = await send('owner', `# 图\n\n![甲](${dataUri})\n\n文字`, 'a.md');
      const path = `/api/documents/${String(sent.body['documentId'])}/export?format=`;
      const word = await server.call('owner', 'GET', `${path}docx`);
      const again = await send('owner', word.bytes, 'a.docx');
      expect(await contentOf(again.body['documentId'])).toEqual(await contentOf(sent.body['documentId']));
      const pdf = await server.call('owner', 'GET', `${path}pdf`);
      expect([pdf.status, pdf.headers['content-type'], pdf.bytes.subarray(0, 5).toString()]).toEqual([
        200,
        'application/pdf',
        '%PDF-',
      ]);
    });

    it('exports to readers, to nobody else, and puts it on record', async () => {
      const documentId = await addDocument(server.db, 'owner', { rights: { reader: 'read' } });
      const path = `/api/documents/${documentId}/export?format=markdown`;
      expect((await server.call('reader', 'GET', path)).status).toBe(200);
      const refused = await server.call('stranger', 'GET', path);
      expect([refused.status, codeOf(refused)]).toEqual([404, 'document.notFound']);
      expect(codeOf(await server.call(null, 'GET', path))).toBe('session.required');
      expect(codeOf(await server.call('reader', 'GET', `/api/documents/${documentId}/export?format=exe`))).toBe(
        'request.invalid',
      );
      const entries = await server.db
        .selectFrom('auditEntry')
        .selectAll()
        .where('action', '=', 'document.exported')
        .execute();
      const mine = entries.filter(({ detail }) => detail.includes(documentId));
      expect(mine.map(({ actorId, orgUnitId }) => [actorId, orgUnitId])).toEqual([['reader', 'schoolB']]);
    });

    it('makes nothing of what it refuses', async () => {
      const before = [await rows('document'), await rows('blobUse')];
      const codes = await Promise.all([
        send('owner', Buffer.from('PK\u0003\u0004 junk'), 'a.docx'),
        send('owner', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'a.docx'),
        send('owner', '%PDF-1.7', 'a.pdf'),
        send('pupil', '# 甲', 'a.md'),
        send('owner', '# 甲', 'a.md', { communityId: 'none' }),
        send('owner', '# 甲', 'a.md', { title: '长'.repeat(201) }),
      ]);
      expect(codes.map(({ body }) => body['code'])).toEqual([
        'transfer.fileBroken',
        'transfer.legacyWord',
        'transfer.formatUnknown',
        'permission.denied',
        'community.notFound',
        'request.invalid',
      ]);
      expect([await rows('document'), await rows('blobUse')]).toEqual(before);
    });

    it('leaves out pictures of types that are not accepted, and keeps the rest', async () => {
      const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
      const sent = await send('owner', `前\n\n![x](data:image/svg+xml;base64,${drawing})\n\n后`, 'a.md');
      expect(sent.body['warnings']).toEqual([{ code: 'transfer.imageDropped', params: { count: 1 } }]);
      expect(JSON.stringify(await contentOf(sent.body['documentId']))).not.toContain('"image"');
    });

    it('a file of Word itself: title, headings and lists', async () => {
      const content = {
        type: 'doc',
        content: [
          { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: '一、总则' }] },
          {
            type: 'orderedList',
            content: [
              { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: '一张网' }] }] },
            ],
          },
        ],
      };
      const file = await writeDocx({ title: '方案', content, pictures: new Map() });
      const sent = await send('owner', file, '方案.docx');
      expect(sent.body).toMatchObject({ title: '方案', warnings: [] });
      expect((await contentOf(sent.body['documentId'])).content?.map(({ type }) => type)).toEqual([
        'heading',
        'orderedList',
      ]);
    });
  });
}

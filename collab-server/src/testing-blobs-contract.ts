import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersOf } from './platform/http/testing.ts';
import { contentToUpdate } from './documents/content/index.ts';
import { addDocument } from './documents/testing.ts';
import type { TestDatabase } from './platform/database/testing.ts';
import { codeOf, startWithPeople } from './testing-collaboration-people.ts';
import type { TestCollaboration } from './testing-collaboration-server.ts';

/** The smallest PNG: one transparent pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const html = Buffer.from('<!doctype html><script>alert(1)</script>');

/** Images and attachments of documents; on every database. */
export function blobsContract(testDatabase: TestDatabase): void {
  describe(`blobs on ${testDatabase.name}`, () => {
    let server: TestCollaboration;
    let documentId: string;
    const upload = (bytes: Uint8Array, name?: string, person = 'owner') =>
      server.upload(person, documentId, new Blob([Uint8Array.from(bytes)]), name);

    beforeAll(async () => {
      server = await startWithPeople(testDatabase);
      documentId = await addDocument(server.db, 'owner', { rights: { reader: 'read' } });
    });
    afterAll(() => server.dispose());

    it('keeps a picture under the hash of its bytes, for whoever may read the document', async () => {
      const added = await upload(png, '线段图 (1).png');
      const sha256 = createHash('sha256').update(png).digest('hex');
      expect(added.body).toEqual({ src: `/api/blobs/${sha256}`, sha256, mime: 'image/png', sizeBytes: png.length });
      const read = await server.call('reader', 'GET', `/api/blobs/${sha256}`);
      expect([read.status, read.bytes]).toEqual([200, png]);
      expect(read.headers).toMatchObject({
        'content-type': 'image/png',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, max-age=31536000, immutable',
        'content-disposition': "inline; filename*=UTF-8''%E7%BA%BF%E6%AE%B5%E5%9B%BE%20%281%29.png",
        etag: `"${sha256}"`,
      });
      const refused = await server.call('stranger', 'GET', `/api/blobs/${sha256}`);
      expect([refused.status, codeOf(refused)]).toEqual([404, 'blob.notFound']);
    });

    it('keeps a picture once, however often it comes', async () => {
      const [a, b] = await Promise.all([upload(png), upload(png)]);
      expect(a.body).toEqual(b.body);
    });

    it('serves a picture with a page behind it as the picture that it is', async () => {
      const added = await upload(Buffer.concat([png, html]), 'page.html');
      const { sha256 } = added.body as { sha256: string };
      const read = await server.call('owner', 'GET', `/api/blobs/${sha256}`);
      expect(read.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    });

    it.each([
      ['a page', html],
      ['a page with a picture behind it', Buffer.concat([html, png])],
      [
        'a drawing that runs scripts',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      ],
      ['a program', Buffer.from('7f454c4602010100', 'hex')],
      ['plain text', Buffer.from('教案')],
      ['nothing', Buffer.alloc(0)],
      ['the first bytes of a picture', png.subarray(0, 6)],
    ])('refuses %s, whatever its name says', async (_name, bytes) => {
      const answer = await upload(bytes, 'picture.png');
      expect([answer.status, codeOf(answer)]).toEqual([415, 'blob.typeRefused']);
    });

    it('offers a PDF for download only', async () => {
      const added = await upload(Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF'), '方案.pdf');
      expect(added.body).toMatchObject({ mime: 'application/pdf' });
      const read = await server.call('owner', 'GET', (added.body as { src: string }).src);
      expect(read.headers['content-disposition']).toMatch(/^attachment; /);
    });

    it('refuses more than the limit, and takes what is just within', async () => {
      const within = Buffer.concat([png, Buffer.alloc(server.maxBlobBytes - png.length)]);
      expect((await upload(within)).status).toBe(200);
      const answer = await upload(Buffer.concat([within, Buffer.alloc(1)]));
      expect([answer.status, codeOf(answer)]).toEqual([413, 'blob.tooLarge']);
    });

    it('keeps nothing of a file that breaks off', async () => {
      const rest = Buffer.concat([png, Buffer.from('breaks off')]);
      const sha256 = createHash('sha256').update(rest).digest('hex');
      const url = new URL(`${server.address()}/api/documents/${documentId}/blobs`);
      await new Promise<void>((resolve) => {
        const sending = request(url, {
          method: 'POST',
          headers: {
            ...headersOf('owner'),
            'content-type': 'multipart/form-data; boundary=b',
            'content-length': 9_999,
          },
        });
        sending.on('error', () => resolve());
        sending.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n');
        sending.write(rest, () => setImmediate(() => sending.destroy()));
        sending.on('close', resolve);
      });
      expect((await server.call('owner', 'GET', `/api/blobs/${sha256}`)).status).toBe(404);
    });

    it('takes a body without an end for incomplete', async () => {
      const boundary = 'b';
      const response = await fetch(`${server.address()}/api/documents/${documentId}/blobs`, {
        method: 'POST',
        headers: { ...headersOf('owner'), 'content-type': `multipart/form-data; boundary=${boundary}` },
        body: Buffer.concat([
          Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n`),
          png,
        ]),
      });
      expect([response.status, codeOf({ body: await response.json() })]).toEqual([400, 'blob.incomplete']);
    });

    it('needs a file', async () => {
      const json = await server.call('owner', 'POST', `/api/documents/${documentId}/blobs`, {});
      expect([json.status, codeOf(json)]).toEqual([400, 'blob.missing']);
    });

    it('is not taken from readers, nor into the archive', async () => {
      expect((await upload(png, 'a.png', 'reader')).status).toBe(403);
      const archived = await addDocument(server.db, 'owner');
      await server.call('owner', 'POST', `/api/documents/${archived}/archive`);
      const answer = await server.upload('owner', archived, new Blob([Uint8Array.from(png)]));
      expect(codeOf(answer)).toBe('document.archived');
    });

    it('answers a browser that has it already without the bytes', async () => {
      const added = await upload(png);
      const { src, sha256 } = added.body as { src: string; sha256: string };
      const response = await fetch(`${server.address()}${src}`, {
        headers: { ...headersOf('reader'), 'if-none-match': `"${sha256}"` },
      });
      expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([304, 0]);
    });

    it('keeps all files of a document within a quota', async () => {
      const full = await addDocument(server.db, 'owner');
      await server.db
        .insertInto('blobUse')
        .values({
          documentId: full,
          sha256: 'f'.repeat(64),
          mime: 'image/png',
          sizeBytes: 512 * 1_048_576 - 10,
          fileName: null,
          addedBy: 'owner',
          addedAtMs: 1,
        })
        .execute();
      const unique = Buffer.concat([png, Buffer.from('unique')]);
      const answer = await server.upload('owner', full, new Blob([Uint8Array.from(unique)]));
      expect([answer.status, codeOf(answer)]).toEqual([413, 'blob.quotaExceeded']);
    });

    it('follows a picture that a reader copies into a document of their own, and opens nothing by its hash alone', async () => {
      const secret = Buffer.concat([png, Buffer.from('copied')]);
      const added = await upload(secret);
      const { src, sha256 } = added.body as { src: string; sha256: string };
      const paste = async (person: string, friend: string) => {
        const made = await server.call(person, 'POST', '/api/documents', { title: '抄录' });
        const { id } = made.body as { id: string };
        const content = contentToUpdate({ type: 'doc', content: [{ type: 'image', attrs: { src } }] });
        await server.collaboration.sync.appendServerUpdate(id, person, content);
        await server.collaboration.settled();
        await server.call(person, 'PUT', `/api/documents/${id}/members/${friend}`, { right: 'read' });
        return (await server.call(friend, 'GET', `/api/blobs/${sha256}`)).status;
      };
      expect(await paste('stranger', 'overseer')).toBe(404);
      expect(await paste('reader', 'colleague')).toBe(200);
    });

    it('gives a picture to nobody because somebody who may read it edits after one who may not', async () => {
      const added = await upload(Buffer.concat([png, Buffer.from('confidential')]));
      const { src, sha256 } = added.body as { src: string; sha256: string };
      const trap = await addDocument(server.db, 'stranger', { rights: { reader: 'edit' } });
      const show = contentToUpdate({ type: 'doc', content: [{ type: 'image', attrs: { src } }] });
      const say = contentToUpdate({ type: 'doc', content: [{ type: 'paragraph' }] });
      await server.collaboration.sync.appendServerUpdate(trap, 'stranger', show);
      await server.collaboration.sync.appendServerUpdate(trap, 'reader', say);
      await server.collaboration.settled();
      expect((await server.call('stranger', 'GET', `/api/blobs/${sha256}`)).status).toBe(404);
      // Whoever may read it, and puts it there, gives it.
      await server.collaboration.sync.appendServerUpdate(
        trap,
        'reader',
        contentToUpdate({ type: 'doc', content: [{ type: 'image', attrs: { src } }] }),
      );
      await server.collaboration.settled();
      expect((await server.call('stranger', 'GET', `/api/blobs/${sha256}`)).status).toBe(200);
    });
  });
}

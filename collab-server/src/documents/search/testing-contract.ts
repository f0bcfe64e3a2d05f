import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DatabaseHandle } from '../../platform/database/index.ts';
import type { TestDatabase } from '../../platform/database/testing.ts';
import { contentToUpdate } from '../content/index.ts';
import { addCommunity, addDocument, addPerson, openDocumentDatabase } from '../testing.ts';
import { excerptsOf, highlight } from './excerpt.ts';
import { extractDocument } from './extract.ts';
import { openSearchIndex } from './index.ts';
import { parseQuery } from './query.ts';
import type { SearchIndex } from './search-index.ts';

const plan = resolve(import.meta.dirname, '../../../../../shared/mission/plan.zh.md');
const jieba = Jieba.withDict(dict);

/** What search must find on every database; run against each one there is. */
export function searchContract(testDatabase: TestDatabase): void {
  describe(`search on ${testDatabase.name}`, () => {
    let handle: DatabaseHandle & { dispose(): Promise<void> };
    let index: SearchIndex;
    const ids = new Map<string, string>();

    async function put(documentId: string, title: string, lines: readonly string[], sequence = 1) {
      const content = lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
      const update = contentToUpdate({ type: 'doc', content });
      const {
        blobs: _blobs,
        schemaVersion: _version,
        ...extract
      } = extractDocument(title, update, (run) => jieba.cutForSearch(run, true));
      await index.put({ documentId, sequence, title, ...extract });
    }

    async function add(name: string, title: string, lines: readonly string[], nowMs: number) {
      const id = await addDocument(handle.db, 'author', { title, nowMs, rights: { reader: 'read' } });
      ids.set(id, name);
      await put(id, title, lines);
      return id;
    }

    async function find(q: string, personId = 'reader', offset = 0, limit = 50): Promise<string[]> {
      const terms = parseQuery(q, (run) => jieba.cut(run, true));
      if (terms.length === 0) return [];
      const hits = await index.search({ terms, personId, offset, limit });
      return hits.map((hit) => ids.get(hit.documentId) ?? hit.documentId);
    }

    beforeAll(async () => {
      handle = await openDocumentDatabase(testDatabase);
      index = openSearchIndex(handle);
      await addPerson(handle.db, 'author');
      await addPerson(handle.db, 'reader', [['teacher', 'schoolB']]);
      await addPerson(handle.db, 'stranger', [['teacher', 'schoolB']]);
      await add(
        'division',
        '分数除法（一）',
        ['分数除以整数，等于分数乘这个整数的倒数。', '教学设计由集体备课完成。'],
        50,
      );
      await add('addition', '同分母相加', ['计算分数的加法，ＡＢＣ１２３ 与 Ｃａｆé ㎡。'], 40);
      await add('partial', '资料整理', ['部分数据需要核对；“AND” OR NEAR(x) 也是词。'], 30);
      await add('quality', '教育规划', ['推进教育高质量发展，建设教育强省。'], 20);
      await add('scattered', '质量笔记', ['发展要讲质量，而且要讲高度。'], 10);
      await add('rare', '生僻字', ['𠮷野家的𠮷字不在基本平面。', 'GSAP-3.12 与 frac{4}{5}'], 5);
    });
    afterAll(() => handle.dispose());

    it.each([
      ['a word of two characters', '分数', ['division', 'addition', 'partial']],
      ['a piece that is no word', '分数除', ['division']],
      ['another piece that is no word', '数除以', ['division']],
      ['a title', '分数除法', ['division']],
      ['words in another order', '教学设计的分数除法', ['division']],
      ['two terms', '分数 倒数', ['division']],
      ['a whole phrase before scattered words', '高质量发展', ['quality']],
      ['one character', '倒', ['division']],
      ['one character within words', '省', ['quality']],
      ['an astral character', '𠮷', ['rare']],
      ['full width by half width', 'abc123', ['addition']],
      ['half width by full width, any case', 'ａｂＣ１２３', ['addition']],
      ['accents composed or not', 'cafe\u0301', ['addition']],
      ['a compatibility character', 'm2', ['addition']],
      ['a piece of a Latin word', 'frac', ['rare']],
      ['numbers with signs between', 'gsap-3.12', ['rare']],
      ['words of the query language', 'AND NEAR(x)', ['partial']],
      ['Chinese brackets', '分数除法（一）', ['division']],
      ['nothing that is there', '量子力学', []],
    ])('finds by %s', async (_name, q, expected) => {
      expect(await find(q)).toEqual(expected);
    });

    it.each([
      `"`,
      `' OR 1=1 --`,
      '分数" OR "倒数',
      '{words} : *',
      '%',
      '_',
      '\\',
      '*',
      'a'.repeat(5_000),
      '数'.repeat(500),
      '\0分数',
    ])('takes %j for text and nothing else', async (q) => {
      const found = await find(q);
      expect(found).not.toContain('quality');
    });

    it('puts a title before a text, and a text in one piece before scattered words', async () => {
      expect(await find('质量')).toEqual(['scattered', 'quality']);
      expect(await find('发展质量')).toEqual(['quality', 'scattered']);
    });

    it('finds only what the person may read, by name or through a community', async () => {
      expect(await find('分数', 'stranger')).toEqual([]);
      expect(await find('分数', 'author')).toHaveLength(3);
      await addPerson(handle.db, 'colleague', [['teacher', 'schoolB']]);
      const communityId = await addCommunity(handle.db, 'author', ['colleague']);
      const options = { communityId, communityRight: 'read', title: '共同体文档', nowMs: 60 } as const;
      const open = await addDocument(handle.db, 'author', options);
      const closed = await addDocument(handle.db, 'author', { ...options, communityRight: 'none' });
      await put(open, '共同体文档', ['折纸活动']);
      await put(closed, '共同体文档', ['折纸活动']);
      expect(await find('折纸', 'colleague')).toEqual([open]);
      expect((await find('折纸', 'author')).toSorted()).toEqual([open, closed].toSorted());
    });

    it('pages over what may be read alone', async () => {
      for (let i = 0; i < 12; i += 1) {
        const shared = i % 3 === 0;
        const rights: Record<string, 'read'> = shared ? { reader: 'read' } : {};
        const id = await addDocument(handle.db, 'author', { title: `页${i}`, nowMs: 100 + i, rights });
        ids.set(id, `page${i}`);
        await put(id, `页${i}`, ['翻页测试']);
      }
      const pages = await Promise.all([0, 2].map((offset) => find('翻页测试', 'reader', offset, 2)));
      expect(pages).toEqual([
        ['page9', 'page6'],
        ['page3', 'page0'],
      ]);
    });

    it('forgets the words that are no longer there', async () => {
      const id = await add('changing', '会变的', ['旧词汇'], 3);
      await put(id, '会变的', ['新名称'], 2);
      expect([await find('旧词汇'), await find('新名称')]).toEqual([[], ['changing']]);
    });

    it('takes a text of a hundred thousand characters', async () => {
      const text = Array.from({ length: 100_000 }, (_, i) =>
        String.fromCharCode(0x4e00 + ((i * 7_919 + (i >> 7)) % 20_000)),
      ).join('');
      await add('long', '长文', [text], 2);
      expect(await find(text.slice(50_000, 50_030))).toEqual(['long']);
    });

    it.skipIf(!existsSync(plan))('finds in the real plan (skipped where ../shared/mission is absent)', async () => {
      const lines = readFileSync(plan, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '');
      const id = await add('plan', '实施方案', lines, 1);
      const piece = /[\p{Script=Han}]{9,}/u.exec(lines[Math.floor(lines.length / 2)] ?? '')?.[0] ?? '';
      for (const q of ['教研', '高质量', '四级', piece.slice(1, 8)])
        expect([q, await find(q)]).toEqual([q, expect.arrayContaining(['plan'])]);
      const terms = parseQuery('高质量', (run) => jieba.cut(run, true));
      const hits = await index.search({ terms, personId: 'reader', offset: 0, limit: 50 });
      const excerpts = excerptsOf(hits.find((hit) => hit.documentId === id)?.text ?? '', terms);
      expect(excerpts.length).toBeGreaterThan(0);
      for (const parts of excerpts) expect(parts.some((part) => part.hit && part.text === '高质量')).toBe(true);
    });

    it('marks what was found in titles and excerpts', () => {
      const terms = parseQuery('ｍ2 分数', (run) => jieba.cut(run, true));
      expect(highlight('面积 5 ㎡，分数', terms)).toEqual([
        { text: '面积 5 ', hit: false },
        { text: '㎡', hit: true },
        { text: '，', hit: false },
        { text: '分数', hit: true },
      ]);
    });
  });
}

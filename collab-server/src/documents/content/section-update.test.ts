import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { contentToUpdate, updateToContent } from './convert.ts';
import type { ContentNode } from './json.ts';
import { sectionUpdate } from './section-update.ts';

const text = (words: string): ContentNode => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });
const section = (key: string): ContentNode => ({
  type: 'templateSection',
  attrs: { key, required: false },
  content: [{ type: 'text', text: `节 ${key}` }],
});
const list = (...items: readonly string[]): ContentNode => ({
  type: 'orderedList',
  content: items.map((item) => ({ type: 'listItem', content: [text(item)] })),
});
const task = (words: string): ContentNode => ({
  type: 'taskList',
  content: [{ type: 'taskItem', attrs: { checked: false }, content: [text(words)] }],
});

const base = contentToUpdate({ type: 'doc', content: [section('one'), text('前'), section('two'), section('three')] });
const merge = (...updates: readonly Uint8Array[]): Uint8Array => Y.mergeUpdates([...updates]);
const add = (whole: Uint8Array, key: string, ...blocks: readonly ContentNode[]): Uint8Array =>
  merge(whole, sectionUpdate(whole, [{ key, title: `标题 ${key}`, blocks }]));

const words = (node: ContentNode): string => node.text ?? (node.content ?? []).map(words).join('');
const shape = (whole: Uint8Array): string[] =>
  (updateToContent(whole).content ?? []).map((node) => {
    const inner = node.type.endsWith('List') ? (node.content ?? []).map(words).join('|') : words(node);
    return `${node.type} ${inner}`;
  });

describe('sectionUpdate', () => {
  it('adds at the end of a section, before the next', () => {
    expect(shape(add(base, 'one', text('后')))).toEqual([
      'templateSection 节 one',
      'paragraph 前',
      'paragraph 后',
      'templateSection 节 two',
      'templateSection 节 three',
    ]);
    expect(shape(add(base, 'three', text('末'))).at(-1)).toBe('paragraph 末');
  });

  it('lengthens the list that a section ends with, and begins one of another kind', () => {
    const once = add(base, 'two', list('甲'));
    expect(shape(add(once, 'two', list('乙')))).toContain('orderedList 甲|乙');
    expect(shape(add(once, 'two', task('丙')))).toEqual(expect.arrayContaining(['orderedList 甲', 'taskList 丙']));
  });

  it('is there once where it is applied twice, and changes nothing that people wrote', () => {
    const update = sectionUpdate(base, [{ key: 'one', title: '', blocks: [text('一次')] }]);
    expect(shape(merge(base, update, update))).toEqual(shape(merge(base, update)));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, base);
    const paragraph = doc.getXmlFragment('content').get(1);
    if (paragraph instanceof Y.XmlElement) paragraph.insert(1, [new Y.XmlText('，同时写')]);
    const both = merge(base, update, Y.encodeStateAsUpdate(doc));
    expect(shape(both)).toEqual(expect.arrayContaining(['paragraph 前，同时写', 'paragraph 一次']));
  });

  it('gives a section that people have taken away a heading at the end', () => {
    expect(shape(add(base, 'gone', list('甲'))).slice(-2)).toEqual(['heading 标题 gone', 'orderedList 甲']);
  });

  it('refuses blocks that fit no document', () => {
    expect(() => sectionUpdate(base, [{ key: 'one', title: '', blocks: [{ type: 'listItem' }] }])).toThrow(
      /Invalid content/u,
    );
  });
});

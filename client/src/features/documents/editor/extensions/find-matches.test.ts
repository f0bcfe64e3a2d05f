import { Node } from '@tiptap/pm/model';
import { contentSchema } from '@tongyan/collab-server/content';
import { describe, expect, it } from 'vitest';
import { findMatches } from './find-matches.ts';

const doc = (...paragraphs: readonly unknown[][]) =>
  Node.fromJSON(contentSchema, { type: 'doc', content: paragraphs.map((content) => ({ type: 'paragraph', content })) });
const text = (value: string, ...marks: string[]) => ({
  type: 'text',
  text: value,
  marks: marks.map((type) => ({ type })),
});
const found = (node: Node, query: string, matchCase = false) =>
  findMatches(node, query, matchCase).map(({ from, to }) => node.textBetween(from, to));

describe('finding', () => {
  it('finds across changes of style, and not across blocks', () => {
    expect(found(doc([text('分数'), text('除法', 'bold'), text('分数')], [text('除法')]), '分数除法')).toEqual([
      '分数除法',
    ]);
    expect(found(doc([text('分数除法分')], [text('数除法')]), '分数')).toEqual(['分数']);
  });

  it('gives the right places after formulas', () => {
    const node = doc([text('先'), { type: 'inlineMath', attrs: { latex: 'x' } }, text('后')]);
    expect(findMatches(node, '后', false)).toEqual([{ from: 3, to: 4 }]);
  });

  it('minds case only where asked, and does not overlap', () => {
    expect(found(doc([text('aAaA')]), 'aa')).toEqual(['aA', 'aA']);
    expect(found(doc([text('aAaA')]), 'Aa', true)).toEqual(['Aa']);
  });

  it('keeps places right where lower case has another length', () => {
    expect(found(doc([text('İstanbul 课')]), '课')).toEqual(['课']);
  });

  it('finds nothing for nothing', () => {
    expect(found(doc([text('甲')]), '')).toEqual([]);
  });
});

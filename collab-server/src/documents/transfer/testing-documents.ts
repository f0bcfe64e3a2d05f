import { type ContentMark, type ContentNode, repairContent } from '../content/index.ts';
import { joinText, node, paragraph, textNode } from './build.ts';
import { tableNode } from './table.ts';
import { mulberry32 } from '../../platform/testing-random.ts';

const words = [
  '集体备课',
  '“一张网”',
  '（一）',
  '1. ',
  '- ',
  '# ',
  '> ',
  '+ ',
  '*',
  '_',
  '**',
  '~~',
  '`',
  '``',
  '|',
  '\\',
  '$',
  '$5',
  '<b>',
  '&amp;',
  '&',
  '[x]',
  '[ ] ',
  '![a](b)',
  '](',
  'AI 智能体',
  '２０３０年',
  '  ',
  ' ',
  '。',
  '，',
  '𠮷野',
  '👩‍🏫',
  'a_b_c',
  '---',
  '===',
  ':',
  '<!-- x -->',
  '[^1]',
  '\u00A0',
  '\u3000',
  '1) ',
  '[!NOTE]',
  '﹏',
  "'",
  '"',
  '…',
  '%',
  '\t',
] as const;

const formulas = [
  'x^2',
  '\\frac{1}{2}',
  '\\geq 90\\%',
  'a|b',
  '\\sum_{i=1}^{n} x_i',
  '\\text{中文}',
  '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}',
  '\\sqrt[3]{x}',
] as const;

const markTypes = ['bold', 'italic', 'strike', 'underline', 'highlight', 'subscript', 'superscript', 'code'] as const;

/** A document of every kind of node, nested and with hostile text, made from a seed alone. */
export function randomDocument(seed: number): ContentNode {
  const random = mulberry32(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const pick = <T>(list: readonly [T, ...T[]]): T => list[below(list.length)] ?? list[0];
  const chance = (p: number): boolean => random() < p;
  const times = <T>(most: number, make: () => T): T[] => Array.from({ length: 1 + below(most) }, make);

  const marks = (): ContentMark[] => {
    if (chance(0.55)) return [];
    const chosen: ContentMark[] = times(2, () => ({ type: pick(markTypes) }));
    if (chance(0.2))
      chosen.push({
        type: 'link',
        attrs: {
          href: pick(['https://example.com/', '/documents/1?x=(1)', '#a', 'mailto:a@b.cn']),
          title: chance(0.2) ? '标题 "x"' : null,
        },
      });
    return chosen;
  };
  const inline = (): ContentNode[] => joinText(times(5, piece));
  const piece = (): ContentNode => {
    const kind = random();
    if (kind < 0.8) return textNode(times(4, () => pick(words)).join(''), marks());
    if (kind < 0.9) return { type: 'inlineMath', attrs: { latex: pick(formulas) } };
    if (kind < 0.95) return { type: 'hardBreak' };
    return {
      type: 'mention',
      attrs: { kind: pick(['person', 'document']), id: `id-${below(9)}`, label: pick(['陈老师', '分数除法 教案']) },
    };
  };
  const line = (): ContentNode => paragraph(chance(0.1) ? [] : inline());
  const item = (type: string, depth: number, attrs?: ContentNode['attrs']): ContentNode =>
    node(type, [line(), ...(chance(0.3) && depth < 3 ? [block(depth + 1)] : [])], attrs);
  const cell = (header: boolean, depth: number) => ({
    header,
    colspan: chance(0.1) ? 2 : 1,
    rowspan: chance(0.1) ? 2 : 1,
    blocks: chance(0.8) || depth > 2 ? [line()] : times(2, () => block(depth + 2)),
  });
  const table = (depth: number): ContentNode => {
    const width = 1 + below(3);
    const head = chance(0.6);
    const rows = times(3, () => 0).map((_, row) =>
      Array.from({ length: width }, (_unused, column) =>
        cell((row === 0 && head) || (column === 0 && chance(0.05)), depth),
      ),
    );
    return tableNode(rows) ?? line();
  };
  const block = (depth: number): ContentNode => {
    const kind = below(depth > 2 ? 8 : 14);
    switch (kind) {
      case 4:
        return node('heading', inline(), { level: 1 + below(4) });
      case 5:
        return { type: 'blockMath', attrs: { latex: pick(formulas) } };
      case 6:
        return node('codeBlock', [textNode(pick(['let x = 1;\n\n\tx += `a`;', '```\n~~~', '中文', ' a']))], {
          language: pick([null, 'js', 'python']),
        });
      case 7:
        if (chance(0.2)) {
          const tick = chance(0.5) ? below(90_000) : null;
          return {
            type: 'trainingMoment',
            attrs: { attemptId: `a-${below(9)}`, tick, label: pick(['验电 8/8', 'a|b *']) },
          };
        }
        return chance(0.5)
          ? { type: 'horizontalRule' }
          : node('templateSection', [textNode('教学目标')], { key: 'goals', required: true, level: pick([2, 3]) });
      case 8:
        return node(
          'bulletList',
          times(3, () => item('listItem', depth)),
        );
      case 9:
        return node(
          'orderedList',
          times(3, () => item('listItem', depth)),
          { start: pick([1, 1, 3, 10]) },
        );
      case 10:
        return node(
          'taskList',
          times(3, () => item('taskItem', depth, { checked: chance(0.5) })),
        );
      case 11:
        return node(
          chance(0.5) ? 'blockquote' : 'callOut',
          times(2, () => block(depth + 1)),
        );
      case 12:
        return table(depth);
      case 13:
        return node(
          'templateFieldGrid',
          times(3, () =>
            node('templateField', chance(0.3) ? [] : inline(), { key: 'topic', label: '课题', required: chance(0.5) }),
          ),
        );
      default:
        return line();
    }
  };
  const doc = node(
    'doc',
    times(8, () => block(0)),
  );
  return repairContent(doc);
}

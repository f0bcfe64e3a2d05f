import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  blobReferences,
  CONTENT_FIELD,
  type ContentNode,
  contentText,
  contentToUpdate,
  countWords,
  isSafeLink,
  mentionsIn,
  outline,
  parseContent,
  repairContent,
  schemaGate,
  stampSchemaVersion,
  templateContent,
  templateIds,
  templateName,
  updateToContent,
  walkContent,
} from './index.ts';

const text = (value: string, ...marks: string[]): ContentNode => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: ContentNode[]): ContentNode => ({ type: 'paragraph', content });
const doc = (...content: ContentNode[]): ContentNode => ({ type: 'doc', content });

/** The same content with every attribute written out, as the schema does it. */
function canonical(content: ContentNode): ContentNode {
  const parsed = parseContent(content);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value.toJSON() as ContentNode;
}

const hash = 'a'.repeat(64);
const everything = doc(
  { type: 'heading', attrs: { level: 2, textAlign: 'center' }, content: [text('分数除法')] },
  paragraph(
    text('在'),
    text('折一折', 'bold', 'italic'),
    { type: 'inlineMath', attrs: { latex: '\\frac{4}{5}' } },
    text('中'),
  ),
  paragraph(
    { type: 'mention', attrs: { kind: 'person', id: 'p1', label: '吴知行' } },
    { type: 'hardBreak' },
    {
      type: 'text',
      text: '课标',
      marks: [{ type: 'link', attrs: { href: 'https://example.org/a', title: null } }],
    },
  ),
  { type: 'blockMath', attrs: { latex: 'x^2' } },
  { type: 'taskList', content: [{ type: 'taskItem', attrs: { checked: true }, content: [paragraph(text('做完'))] }] },
  { type: 'callOut', attrs: { tone: 'warning' }, content: [paragraph(text('当心'))] },
  { type: 'codeBlock', attrs: { language: 'python' }, content: [text('print(1)\nprint(2)')] },
  { type: 'image', attrs: { src: `/api/blobs/${hash}`, alt: '面积图', widthPx: 288 } },
  {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [
          { type: 'tableHeader', attrs: { colspan: 2, colwidth: [76, 44] }, content: [paragraph(text('环节'))] },
          { type: 'tableHeader', content: [paragraph(text('min'))] },
        ],
      },
      {
        type: 'tableRow',
        content: ['甲', '乙', '5'].map((value) => ({ type: 'tableCell', content: [paragraph(text(value))] })),
      },
    ],
  },
  { type: 'horizontalRule' },
  {
    type: 'trainingMoment',
    attrs: { attemptId: 'a-1', tick: 68_000, aspect: 'lockOut', label: '挂牌上锁 7/7，01:08' },
  },
);

/** All the text without blanks. */
const words = (content: ContentNode) => contentText(content).replaceAll(/\s/g, '');

const step = (name: string, minutes: string, work: string) => ({
  type: 'tableRow',
  content: [name, minutes, work].map((value) => ({
    type: 'tableCell',
    content: [value === '' ? paragraph() : paragraph(text(value))],
  })),
});
const section = (key: string, label: string, required: boolean) => ({
  type: 'templateSection',
  attrs: { key, required },
  content: [text(label)],
});

describe('templates', () => {
  for (const id of templateIds) {
    for (const locale of ['zh-CN', 'en'] as const) {
      it(`${id} in ${locale} fits the schema and survives Yjs exactly`, () => {
        const content = canonical(templateContent(id, locale));
        expect(updateToContent(contentToUpdate(content))).toEqual(content);
        expect(templateName(id, locale).length).toBeGreaterThan(1);
      });
    }
    it(`${id} has the same parts in both languages, keys once each, and no row that is longer than its header`, () => {
      const shape = (locale: 'zh-CN' | 'en') => {
        const keys: unknown[] = [];
        walkContent(templateContent(id, locale), (node) => {
          keys.push(node.attrs?.['key'] ?? node.type);
        });
        return keys.filter((key) => key !== 'text');
      };
      expect(shape('en')).toHaveLength(shape('zh-CN').length);
      const keys: string[] = [];
      walkContent(templateContent(id), (node) => {
        if (node.type === 'templateField' || node.type === 'templateSection') keys.push(String(node.attrs?.['key']));
      });
      expect(new Set(keys).size).toBe(keys.length);
    });
  }

  it('marks what a lesson plan must have', () => {
    const required: string[] = [];
    walkContent(templateContent('lessonPlan'), (node) => {
      if (node.attrs?.['required'] === true) required.push(String(node.attrs['key']));
    });
    expect(required).toEqual([
      'topic',
      'subject',
      'grade',
      'periods',
      'teacher',
      'competencyGoals',
      'keyPoints',
      'difficultPoints',
      'teachingProcess',
      'layeredHomework',
    ]);
  });
});

describe('conversion', () => {
  it('keeps every kind of node and mark through Yjs', () => {
    expect(updateToContent(contentToUpdate(everything))).toEqual(canonical(everything));
  });

  it('refuses what does not fit, and says what', () => {
    const wrong = parseContent(doc({ type: 'listItem', content: [paragraph()] }));
    expect(wrong).toMatchObject({ ok: false, error: { code: 'content.invalid' } });
    expect(() => contentToUpdate(doc({ type: 'hologram' }))).toThrow(/hologram/);
  });

  it('reads a document that holds nothing as an empty one', () => {
    expect(updateToContent(Y.encodeStateAsUpdate(new Y.Doc()))).toEqual(canonical(doc(paragraph())));
  });
});

describe('repair', () => {
  it.each([
    ['an unknown block', doc({ type: 'hologram', content: [paragraph(text('留'))] }, paragraph(text('下')))],
    ['an unknown mark', doc(paragraph({ type: 'text', text: '留下', marks: [{ type: 'sparkle' }] }))],
    ['text among blocks', doc(text('留'), paragraph(text('下')))],
    ['a block among text', doc(paragraph(text('留'), paragraph(text('下'))))],
    ['a list item without a list', doc({ type: 'listItem', content: [paragraph(text('留下'))] })],
    [
      'a table row without a table',
      doc({ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(text('留下'))] }] }),
    ],
    ['an empty list', doc({ type: 'bulletList', content: [] }, paragraph(text('留下')))],
    ['a document within a document', doc(doc(paragraph(text('留下'))))],
  ])('keeps the text of %s', (_name, broken) => {
    const repaired = repairContent(broken);
    expect(parseContent(repaired).ok).toBe(true);
    expect(words(repaired)).toBe('留下');
  });
});

describe('updates of strangers', () => {
  const contentOf = (write: (fragment: Y.XmlFragment, doc: Y.Doc) => void) => {
    const shared = new Y.Doc();
    write(shared.getXmlFragment(CONTENT_FIELD), shared);
    return updateToContent(Y.encodeStateAsUpdate(shared));
  };

  it.each([
    ['a hook', (fragment: Y.XmlFragment) => fragment.insert(0, [new Y.XmlHook('x') as never])],
    ['text at the top', (fragment: Y.XmlFragment) => fragment.insert(0, [new Y.XmlText('留下')])],
    [
      'an embedded object',
      (fragment: Y.XmlFragment) => {
        const inner = new Y.XmlText();
        inner.insertEmbed(0, { image: 'x' });
        inner.insert(1, '留下');
        fragment.insert(0, [inner]);
      },
    ],
    [
      'attributes of other types',
      (fragment: Y.XmlFragment) => {
        const heading = new Y.XmlElement('heading');
        heading.setAttribute('level', { deep: true } as never);
        heading.insert(0, [new Y.XmlText('留下')]);
        fragment.insert(0, [heading]);
      },
    ],
    [
      'another type under the name',
      (_fragment: Y.XmlFragment, shared: Y.Doc) => shared.getMap('meta').set('schemaVersion', { x: 1 }),
    ],
  ])('are read as far as they make sense: %s', (_name, write) => {
    const content = contentOf(write);
    expect(parseContent(content).ok).toBe(true);
    expect(['', '留下']).toContain(contentText(content));
  });

  it('may nest beyond reason without harm', () => {
    const content = contentOf((fragment, shared) => {
      shared.transact(() => {
        let inner = new Y.XmlElement('blockquote');
        fragment.insert(0, [inner]);
        for (let depth = 0; depth < 1000; depth += 1) {
          const next = new Y.XmlElement('blockquote');
          inner.insert(0, [next]);
          inner = next;
        }
      });
    });
    expect(parseContent(content).ok).toBe(true);
  });
});

describe('text', () => {
  it('parts blocks by lines and cells by tabs', () => {
    expect(contentText(everything).split('\n')).toEqual([
      '分数除法',
      '在折一折\\frac{4}{5}中',
      '@吴知行',
      '课标',
      'x^2',
      '做完',
      '当心',
      'print(1)',
      'print(2)',
      '面积图',
      '环节\tmin',
      '甲\t乙\t5',
      '挂牌上锁 7/7，01:08',
    ]);
  });

  it('finds mentions and blobs once each', () => {
    const twice = doc(...(everything.content ?? []), ...(everything.content ?? []));
    expect(mentionsIn(twice)).toEqual([{ kind: 'person', id: 'p1', label: '吴知行' }]);
    expect(blobReferences(twice)).toEqual([hash]);
    expect(blobReferences(doc({ type: 'image', attrs: { src: 'https://example.org/x.png' } }))).toEqual([]);
  });

  it('counts Chinese characters and Latin words apart', () => {
    expect(countWords('分数除法 (Division), 第 1 课时。it’s 3.14')).toEqual({ characters: 7, words: 4 });
  });
});

describe('links', () => {
  it.each(['https://a.cn', 'http://a', 'mailto:a@b', 'tel:110', '/documents/1', '#part', 'HTTPS://A'])(
    'follows %s',
    (href) => {
      expect(isSafeLink(href)).toBe(true);
    },
  );
  it.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    '//evil',
    '/\\evil',
    'vbscript:x',
    '',
    'file:///x',
    7,
    null,
  ])('refuses %s', (href) => {
    expect(isSafeLink(href)).toBe(false);
  });
});

describe('outline', () => {
  it('adds up the minutes of steps and tells what is not filled', () => {
    const entries = outline(
      doc(
        section('teachingProcess', '教学过程', true),
        {
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: ['环节', 'min', '教师活动'].map((value) => ({
                type: 'tableHeader',
                content: [paragraph(text(value))],
              })),
            },
            step('情境导入', '5', '出示一张纸'),
            step('探究算理', '15 分', ''),
          ],
        },
        section('layeredHomework', '分层作业', true),
        paragraph(),
        { type: 'heading', attrs: { level: 1 }, content: [text('附')] },
        paragraph({ type: 'inlineMath', attrs: { latex: 'x' } }),
      ),
    );
    expect(entries.map(({ kind, level, text: label, empty, minutes }) => [kind, level, label, empty, minutes])).toEqual(
      [
        ['section', 1, '教学过程', false, 20],
        ['step', 2, '情境导入', false, 5],
        ['step', 2, '探究算理', true, 15],
        ['section', 1, '分层作业', true, null],
        ['heading', 1, '附', false, null],
      ],
    );
  });

  it('of a new lesson plan says that everything is to be filled', () => {
    const entries = outline(canonical(templateContent('lessonPlan')));
    expect(entries.filter((entry) => entry.required && !entry.empty)).toEqual([]);
    expect(entries[0]).toMatchObject({ kind: 'fields', required: true, empty: true });
  });
});

describe('schema gate', () => {
  it('opens for what is written by this version or an older one, and shuts for a newer one', () => {
    const shared = new Y.Doc();
    expect(schemaGate(shared, 2)).toEqual({ open: true });
    stampSchemaVersion(shared, 2);
    expect(schemaGate(shared, 2)).toEqual({ open: true });
    stampSchemaVersion(shared, 3);
    expect(schemaGate(shared, 2)).toEqual({ open: false, writtenBy: 3, understood: 2 });
    stampSchemaVersion(shared, 2);
    expect(schemaGate(shared, 2)).toMatchObject({ open: false });
  });

  it('follows what the server requires', () => {
    expect(schemaGate(new Y.Doc(), 1, 4)).toEqual({ open: false, writtenBy: 4, understood: 1 });
  });

  it('is not fooled by a version that is no number', () => {
    const shared = new Y.Doc();
    shared.getMap('meta').set('schemaVersion', 'nine');
    expect(schemaGate(shared, 1)).toEqual({ open: true });
  });

  it('is stamped into what templates and imports write', () => {
    const shared = new Y.Doc();
    Y.applyUpdate(shared, contentToUpdate(everything));
    expect(schemaGate(shared, 0)).toMatchObject({ open: false });
    expect(shared.getXmlFragment(CONTENT_FIELD).length).toBe(everything.content?.length);
  });
});

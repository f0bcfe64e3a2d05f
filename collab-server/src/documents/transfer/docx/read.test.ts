import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ContentNode } from '../../content/index.ts';
import type { Imported } from '../imported.ts';
import { readDocx } from './read.ts';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const namespaces = `${w} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`;
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const mime = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A package as Chinese Word and WPS write it, with their localised styles and numberings. */
function wordFile(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${mime}.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${relation}/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="${relation}/footnotes" Target="footnotes.xml"/><Relationship Id="rId4" Type="${relation}/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>`,
    'word/styles.xml': `<w:styles ${w}><w:style w:type="paragraph" w:styleId="a3"><w:name w:val="标题"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="20"><w:name w:val="标题 2"/></w:style><w:style w:type="paragraph" w:styleId="own"><w:name w:val="学校公文三级"/><w:basedOn w:val="base3"/></w:style><w:style w:type="paragraph" w:styleId="base3"><w:name w:val="样式"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style></w:styles>`,
    'word/numbering.xml': `<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="chineseCounting"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/footnotes.xml': `<w:footnotes ${w}><w:footnote w:id="2"><w:p><w:r><w:t>见附件</w:t></w:r></w:p></w:footnote></w:footnotes>`,
    'word/document.xml': `<w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

async function read(body: string): Promise<Imported> {
  const result = await readDocx(wordFile(body));
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const p = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const item = (text: string, level: number): string =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="7"/></w:numPr>`);

/** Content as short lines: type, and text. */
function shape(content: ContentNode): unknown {
  if (content.type === 'text') return content.text;
  const inner = (content.content ?? []).map(shape);
  const number = content.attrs?.['level'] ?? content.attrs?.['start'];
  return [`${content.type}${typeof number === 'number' ? number : ''}`, ...inner];
}

describe('what Word and WPS write', () => {
  test('localised and own heading styles, with a title above an empty line', async () => {
    const { title, content } = await read(
      p('') +
        p('教学设计', '<w:pStyle w:val="a3"/>') +
        p('目标', '<w:pStyle w:val="1"/>') +
        p('细目', '<w:pStyle w:val="20"/>') +
        p('要点', '<w:pStyle w:val="own"/>'),
    );
    expect(title).toBe('教学设计');
    expect(content.content?.map(shape)).toEqual([
      ['heading1', '目标'],
      ['heading2', '细目'],
      ['heading3', '要点'],
    ]);
  });

  test('lists nest by level, begin at their number, and go on after other text', async () => {
    const { content } = await read(item('甲', 0) + item('子', 1) + item('乙', 0) + p('间隔') + item('丙', 0));
    expect(content.content?.map(shape)).toEqual([
      [
        'orderedList3',
        ['listItem', ['paragraph', '甲'], ['bulletList', ['listItem', ['paragraph', '子']]]],
        ['listItem', ['paragraph', '乙']],
      ],
      ['paragraph', '间隔'],
      ['orderedList5', ['listItem', ['paragraph', '丙']]],
    ]);
  });

  test('merged cells across and down, with widths and a header row', async () => {
    const cell = (text: string, properties = ''): string =>
      `<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/>${properties}</w:tcPr>${p(text)}</w:tc>`;
    const { content } = await read(
      `<w:tbl><w:tblGrid><w:gridCol w:w="1500"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('头', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('左', '<w:vMerge w:val="restart"/>')}${cell('一')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('二')}</w:tr></w:tbl>`,
    );
    const cells = content.content?.[0]?.content?.flatMap((row) => row.content ?? []) ?? [];
    expect(cells.map(({ type, attrs }) => [type, attrs?.['colspan'], attrs?.['rowspan'], attrs?.['colwidth']])).toEqual(
      [
        ['tableHeader', 2, 1, [100, 200]],
        ['tableCell', 1, 2, [100]],
        ['tableCell', 1, 1, [200]],
        ['tableCell', 1, 1, [200]],
      ],
    );
  });

  test('formulas within lines and on lines of their own, tracked changes, notes, links that may not be followed', async () => {
    const { content, warnings } = await read(
      `<w:p><w:r><w:t>设</w:t></w:r><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:r><w:footnoteReference w:id="2"/></w:r><w:hyperlink r:id="rId4"><w:r><w:t>链</w:t></w:r></w:hyperlink></w:p><w:p><m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara></w:p>`,
    );
    expect(JSON.stringify(content)).toContain('"latex":"x^{2}"');
    expect(content.content?.[1]).toMatchObject({ type: 'blockMath', attrs: { latex: '\\frac{1}{2}' } });
    expect(shape(content.content?.[0] ?? { type: 'doc' })).toEqual([
      'paragraph',
      '设',
      ['inlineMath'],
      '增（注：见附件）链',
    ]);
    expect(warnings.map(({ code }) => code).toSorted()).toEqual([
      'transfer.changesAccepted',
      'transfer.footnoteInlined',
      'transfer.linkDropped',
    ]);
  });
});

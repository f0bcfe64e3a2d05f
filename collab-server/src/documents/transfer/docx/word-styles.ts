import { AlignmentType, BorderStyle, type IStylesOptions, LineRuleType } from 'docx';
import { styleIds } from './marks.ts';

/** Fonts that every Chinese Word has; other programs put their own in their place. */
const fonts = {
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' },
  heading: { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' },
  code: { ascii: 'Consolas', hAnsi: 'Consolas', cs: 'Consolas', eastAsia: '等线' },
} as const;

/** Sizes are half points: 24 is 小四. */
const heading = (size: number, before: number) => ({
  run: { font: fonts.heading, size, bold: true, color: '1F2937' },
  paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true },
});

export const wordStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: fonts.body, size: 24, language: { value: 'en-US', eastAsia: 'zh-CN' } },
      paragraph: { spacing: { line: 360, lineRule: LineRuleType.AUTO, after: 80 } },
    },
    title: {
      run: { font: fonts.heading, size: 40, bold: true },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 320 } },
    },
    heading1: heading(32, 320),
    heading2: heading(28, 260),
    heading3: heading(26, 220),
    heading4: heading(24, 200),
    hyperlink: { run: { color: '0563C1', underline: {} } },
  },
  paragraphStyles: [
    {
      id: styleIds.quote,
      name: 'Quote',
      basedOn: 'Normal',
      quickFormat: true,
      run: { color: '4B5563' },
      paragraph: {
        indent: { left: 480 },
        border: { left: { style: BorderStyle.SINGLE, size: 18, color: 'CBD5E1', space: 12 } },
      },
    },
    {
      id: styleIds.code,
      name: 'Code Block',
      basedOn: 'Normal',
      quickFormat: true,
      run: { font: fonts.code, size: 20 },
      paragraph: {
        spacing: { line: 280, before: 80, after: 80 },
        border: { left: { style: BorderStyle.SINGLE, size: 12, color: 'CBD5E1', space: 8 } },
      },
    },
    {
      id: styleIds.rule,
      name: 'Horizontal Rule',
      basedOn: 'Normal',
      paragraph: { border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '9CA3AF', space: 1 } } },
    },
    {
      id: styleIds.spacer,
      name: 'Table Spacer',
      basedOn: 'Normal',
      run: { size: 2 },
      paragraph: { spacing: { line: 80, lineRule: LineRuleType.EXACT, before: 0, after: 0 } },
    },
  ],
  characterStyles: [
    {
      id: styleIds.inlineCode,
      name: 'Inline Code',
      basedOn: 'DefaultParagraphFont',
      run: { font: fonts.code, size: 21 },
    },
  ],
};

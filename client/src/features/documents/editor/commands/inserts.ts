import { say } from '../strings/index.ts';
import type { EditorCommand } from './command.ts';

/** Columns of a lesson's steps with their widths on the page; the one without takes what is left. */
const processColumns = [
  ['stepStage', 76],
  ['stepMinutes', 52],
  ['stepTeacher', 216],
  ['stepPupils', null],
  ['stepIntention', 120],
] as const;

/** Things that are put into the text. */
export const insertCommands: readonly EditorCommand[] = [
  {
    id: 'table',
    label: 'table',
    icon: 'table',
    keywords: ['表格', '表', 'table', 'grid'],
    run: ({ editor }) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  {
    id: 'processTable',
    label: 'processTable',
    icon: 'table',
    keywords: ['教学过程', '环节', '流程', 'process', 'lesson steps'],
    run: ({ editor }) => {
      const row = (type: 'tableHeader' | 'tableCell') => ({
        type: 'tableRow',
        content: processColumns.map(([label, width]) => ({
          type,
          attrs: { colwidth: width === null ? null : [width] },
          content: [
            type === 'tableCell'
              ? { type: 'paragraph' }
              : { type: 'paragraph', content: [{ type: 'text', text: say(label) }] },
          ],
        })),
      });
      const rows = [row('tableHeader'), row('tableCell'), row('tableCell'), row('tableCell')];
      editor.chain().focus().insertContent({ type: 'table', content: rows }).run();
    },
  },
  {
    id: 'image',
    label: 'image',
    icon: 'image',
    keywords: ['图片', '照片', '插图', 'picture', 'photo'],
    isAvailable: ({ pickImage }) => pickImage !== undefined,
    run: ({ pickImage }) => pickImage?.(),
  },
  {
    id: 'inlineMath',
    label: 'inlineMath',
    icon: 'math',
    keywords: ['公式', '行内公式', '数学', '分数', 'formula', 'equation', 'latex', 'math'],
    shortcut: 'Mod-Alt-m',
    run: ({ editor, ui }) => {
      const { from, to } = editor.state.selection;
      ui.set({ dialog: { kind: 'math', display: 'inline', latex: editor.state.doc.textBetween(from, to, ' ') } });
    },
  },
  {
    id: 'blockMath',
    label: 'blockMath',
    icon: 'math',
    keywords: ['公式', '独立公式', '数学', 'formula', 'equation', 'latex', 'math', 'display'],
    run: ({ ui }) => ui.set({ dialog: { kind: 'math', display: 'block', latex: '' } }),
  },
  {
    id: 'trainingMoment',
    label: 'trainingMoment',
    icon: 'play',
    keywords: ['实训', '片段', '得分', '回放', 'training', 'moment', 'score', 'replay'],
    isAvailable: ({ trainingMoments }) => trainingMoments !== undefined,
    run: ({ ui }) => ui.set({ dialog: { kind: 'trainingMoment' } }),
  },
  {
    id: 'horizontalRule',
    label: 'horizontalRule',
    icon: 'rule',
    keywords: ['分割线', '分隔线', '横线', 'divider', 'rule', 'hr'],
    run: ({ editor }) => editor.chain().focus().setHorizontalRule().run(),
  },
  {
    id: 'mention',
    label: 'mention',
    icon: 'at',
    keywords: ['提及', '提到', '人', '文档', 'mention', 'person', 'document', '@'],
    shortcut: '@',
    run: ({ editor }) => editor.chain().focus().insertContent('@').run(),
  },
];

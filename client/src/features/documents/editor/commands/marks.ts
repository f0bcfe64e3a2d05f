import type { EditorCommand } from './command.ts';

const mark = (name: string, icon: EditorCommand['icon'], shortcut: string): EditorCommand => ({
  id: name,
  label: name as EditorCommand['label'],
  icon,
  keywords: [],
  shortcut,
  isActive: (editor) => editor.isActive(name),
  run: ({ editor }) => editor.chain().focus().toggleMark(name).run(),
});

/** Styles of a stretch of text. */
export const markCommands: readonly EditorCommand[] = [
  mark('bold', 'bold', 'Mod-b'),
  mark('italic', 'italic', 'Mod-i'),
  mark('underline', 'underline', 'Mod-u'),
  mark('strike', 'strike', 'Mod-Shift-s'),
  mark('highlight', 'highlight', 'Mod-Shift-h'),
  mark('code', 'inlineCode', 'Mod-e'),
  mark('subscript', 'subscript', 'Mod-,'),
  mark('superscript', 'superscript', 'Mod-.'),
  {
    id: 'link',
    label: 'link',
    icon: 'link',
    keywords: ['链接', '网址', 'url'],
    shortcut: 'Mod-Shift-k',
    isActive: (editor) => editor.isActive('link'),
    run: ({ editor, ui }) => {
      const { from, to } = editor.state.selection;
      const href: unknown = editor.getAttributes('link')['href'];
      ui.set({
        dialog: {
          kind: 'link',
          href: typeof href === 'string' ? href : '',
          text: editor.state.doc.textBetween(from, to, ' '),
        },
      });
    },
  },
];

export const clearStyles: EditorCommand = {
  id: 'clearStyles',
  label: 'clearStyles',
  icon: 'clear',
  keywords: ['清除格式'],
  shortcut: 'Mod-\\',
  run: ({ editor }) => editor.chain().focus().unsetAllMarks().run(),
};

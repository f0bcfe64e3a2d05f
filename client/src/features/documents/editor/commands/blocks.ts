import type { EditorCommand } from './command.ts';

/** Kinds that a block of text can be turned into. */
export const blockCommands: readonly EditorCommand[] = [
  {
    id: 'paragraph',
    label: 'paragraph',
    icon: 'paragraph',
    keywords: ['正文', '段落', 'text', 'plain'],
    shortcut: 'Mod-Alt-0',
    isActive: (editor) =>
      editor.isActive('paragraph') &&
      !editor.isActive('bulletList') &&
      !editor.isActive('orderedList') &&
      !editor.isActive('taskList'),
    run: ({ editor }) => editor.chain().focus().clearNodes().run(),
  },
  ...([1, 2, 3, 4] as const).map((level): EditorCommand => ({
    id: `heading${level}`,
    label: `heading${level}`,
    icon: `heading${level}`,
    keywords: [`h${level}`, `${level}级标题`, `heading ${level}`, '标题'],
    shortcut: `Mod-Alt-${level}`,
    isActive: (editor) => editor.isActive('heading', { level }),
    run: ({ editor }) => editor.chain().focus().setHeading({ level }).run(),
  })),
  {
    id: 'bulletList',
    label: 'bulletList',
    icon: 'bulletList',
    keywords: ['无序', '列表', '项目符号', 'unordered', 'list', 'ul'],
    shortcut: 'Mod-Shift-8',
    isActive: (editor) => editor.isActive('bulletList'),
    run: ({ editor }) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    id: 'orderedList',
    label: 'orderedList',
    icon: 'orderedList',
    keywords: ['有序', '列表', '编号', 'numbered', 'list', 'ol'],
    shortcut: 'Mod-Shift-7',
    isActive: (editor) => editor.isActive('orderedList'),
    run: ({ editor }) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    id: 'taskList',
    label: 'taskList',
    icon: 'taskList',
    keywords: ['任务', '待办', '清单', 'todo', 'checkbox', 'check list'],
    shortcut: 'Mod-Shift-9',
    isActive: (editor) => editor.isActive('taskList'),
    run: ({ editor }) => editor.chain().focus().toggleTaskList().run(),
  },
  {
    id: 'blockquote',
    label: 'blockquote',
    icon: 'quote',
    keywords: ['引用', '引文', 'quote'],
    shortcut: 'Mod-Shift-b',
    isActive: (editor) => editor.isActive('blockquote'),
    run: ({ editor }) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    id: 'codeBlock',
    label: 'codeBlock',
    icon: 'code',
    keywords: ['代码', '程序', 'code', 'program', 'pre'],
    shortcut: 'Mod-Alt-c',
    isActive: (editor) => editor.isActive('codeBlock'),
    run: ({ editor }) => editor.chain().focus().toggleCodeBlock().run(),
  },
  ...(['note', 'tip', 'warning'] as const).map((tone): EditorCommand => ({
    id: `callOut-${tone}`,
    label: `callOut-${tone}`,
    icon: 'callOut',
    keywords: ['高亮块', '提示框', '标注', 'callout', 'call-out', tone, '注意', '说明'],
    isActive: (editor) => editor.isActive('callOut', { tone }),
    run: ({ editor }) => {
      if (editor.isActive('callOut', { tone })) editor.chain().focus().lift('callOut').run();
      else if (editor.isActive('callOut')) editor.chain().focus().updateAttributes('callOut', { tone }).run();
      else editor.chain().focus().wrapIn('callOut', { tone }).run();
    },
  })),
];

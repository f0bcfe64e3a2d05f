import { getSchema, type AnyExtension } from '@tiptap/core';
import { Highlight } from '@tiptap/extension-highlight';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { TextAlign } from '@tiptap/extension-text-align';
import { StarterKit } from '@tiptap/starter-kit';
import { CallOut } from './nodes/call-out.ts';
import { ImageBlock } from './nodes/image.ts';
import { LinkMark, Subscript, Superscript } from './nodes/marks.ts';
import { BlockMath, InlineMath } from './nodes/math.ts';
import { Mention } from './nodes/mention.ts';
import { TemplateField, TemplateFieldGrid, TemplateSection } from './nodes/template.ts';
import { TrainingMoment } from './nodes/training-moment.ts';

export const headingLevels = [1, 2, 3, 4] as const;
export const textAlignments = ['left', 'center', 'right', 'justify'] as const;

/**
 * Everything a document may contain, for servers and browsers alike: no view, no plug-in that writes by itself (a trailing
 * paragraph or the like would turn opening a document into a change of it). Editors put their views on top by name.
 */
export const contentExtensions: readonly AnyExtension[] = [
  StarterKit.configure({
    heading: { levels: [...headingLevels] },
    link: false,
    undoRedo: false,
    trailingNode: false,
    dropcursor: false,
    gapcursor: false,
  }),
  LinkMark,
  Highlight,
  Subscript,
  Superscript,
  TextAlign.configure({ types: ['heading', 'paragraph'], alignments: [...textAlignments] }),
  TaskList,
  TaskItem.configure({ nested: true }),
  Table.configure({ resizable: false }),
  TableRow,
  TableHeader,
  TableCell,
  ImageBlock,
  InlineMath,
  BlockMath,
  CallOut,
  Mention,
  TrainingMoment,
  TemplateFieldGrid,
  TemplateField,
  TemplateSection,
];

export const contentSchema = getSchema([...contentExtensions]);

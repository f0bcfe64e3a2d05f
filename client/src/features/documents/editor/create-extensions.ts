import { type AnyExtension, type Extensions, Node, type NodeViewRenderer } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Table } from '@tiptap/extension-table';
import { Dropcursor, Gapcursor, Placeholder } from '@tiptap/extensions';
import { CONTENT_FIELD, contentExtensions } from '@tongyan/collab-server/content';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { Awareness } from 'y-protocols/awareness';
import { Carets } from './extensions/carets.ts';
import { CompositionGuard } from './extensions/composition.ts';
import { Find } from './extensions/find.ts';
import { Keys } from './extensions/keys.ts';
import { Opening } from './extensions/opening.ts';
import { Suggestions } from './extensions/suggestions.ts';
import { ImageUploads, type UploadImage } from './images/uploads.ts';
import type { LinkedDoc } from './link/linked-doc.ts';
import { MomentPaste } from './paste/moment-paste.ts';
import { OfficePaste } from './paste/office-paste.ts';
import type { TrainingMoments } from './moments/training-moments.ts';
import type { KeptPictures } from '../sync/kept-pictures.ts';
import type { DocumentEditorProps } from './props.ts';
import { say } from './strings/index.ts';
import type { EditorUiStore } from './ui-store.ts';
import { codeView } from './views/code-view.ts';
import { fieldView } from './views/field-view.ts';
import { imageView } from './views/image-view.ts';
import { mathView } from './views/math-view.ts';
import { trainingMomentView } from './views/training-moment-view.ts';
import { ReachableTableView } from './views/table-view.ts';

export interface ExtensionParts {
  readonly link: LinkedDoc;
  readonly awareness: Awareness;
  readonly isWritable: boolean;
  readonly ui: EditorUiStore;
  readonly upload: UploadImage | undefined;
  readonly pickImage: (() => void) | undefined;
  readonly searchMentions: DocumentEditorProps['searchMentions'];
  readonly trainingMoments: TrainingMoments | undefined;
  readonly pictures: () => KeptPictures | undefined;
  readonly onOpenDocument: (documentId: string) => void;
  readonly focusToolbar: () => void;
  readonly onImageRefused: () => void;
  readonly onForeignImages: () => void;
}

/** The content schema with the views of the browser, and everything that makes it an editor. */
export function createExtensions(parts: ExtensionParts): Extensions {
  const { link, awareness, isWritable, ui } = parts;
  const views: Record<string, () => NodeViewRenderer> = {
    image: () => imageView(parts.pictures),
    inlineMath: () => mathView('inline', ui),
    blockMath: () => mathView('block', ui),
    trainingMoment: () => trainingMomentView(() => parts.trainingMoments),
    templateField: fieldView,
    codeBlock: codeView,
  };
  return [
    ...contentExtensions.map((extension) => withView(extension, views)),
    Collaboration.configure({ document: link.copy, field: CONTENT_FIELD }),
    CompositionGuard.configure({ link }),
    Carets.configure({ awareness, publishes: isWritable, followed: () => ui.get().following }),
    Find,
    Keys.configure({ ui, focusToolbar: parts.focusToolbar }),
    Suggestions.configure({
      ui,
      pickImage: parts.pickImage,
      trainingMoments: parts.trainingMoments,
      searchMentions: parts.searchMentions,
    }),
    ImageUploads.configure({ upload: parts.upload, onRefused: parts.onImageRefused }),
    Opening.configure({ onOpenDocument: parts.onOpenDocument }),
    MomentPaste,
    OfficePaste.configure({ onForeignImages: parts.onForeignImages }),
    Dropcursor.configure({ width: 2, color: 'var(--sea)' }),
    Gapcursor,
    Placeholder.configure({
      showOnlyCurrent: true,
      placeholder: ({ node }) => {
        if (node.type.name === 'heading' || node.type.name === 'templateSection') return say('headingPlaceholder');
        return node.type.name === 'paragraph' ? say('bodyPlaceholder') : '';
      },
    }),
  ];
}

function withView(extension: AnyExtension, views: Record<string, () => NodeViewRenderer>): AnyExtension {
  if (extension.name === 'starterKit') {
    return extension.extend({
      addExtensions() {
        const bundled: Extensions = this.parent?.() ?? [];
        return bundled.map((each) => withView(each, views));
      },
    });
  }
  if (extension.name === 'table' && extension instanceof Node) {
    return Table.configure({
      resizable: true,
      View: ReachableTableView,
      cellMinWidth: 40,
      lastColumnResizable: false,
      allowTableNodeSelection: true,
    });
  }
  if (extension.name === 'taskItem') {
    return extension.configure({
      nested: true,
      a11y: { checkboxLabel: (node: ProseMirrorNode) => node.textContent || say('taskDone') },
    });
  }
  const view = views[extension.name];
  return view && extension instanceof Node ? extension.extend({ addNodeView: view }) : extension;
}

import { TableView } from '@tiptap/extension-table';
import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { say } from '../strings/index.ts';
import { reachSideways } from './sideways.ts';

/** A table that keyboards can scroll where it is wider than the page. */
export class ReachableTableView extends TableView {
  readonly destroy: () => void;

  constructor(node: Node, cellMinWidth: number, view: EditorView, attributes?: Record<string, unknown>) {
    super(node, cellMinWidth, view, attributes);
    this.destroy = reachSideways(this.dom, this.table, say('tableScrolls'), view.editable);
  }
}

import type { EditorState } from '@tiptap/pm/state';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';

interface SyncState {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly binding: { readonly mapping: Map<unknown, unknown> } | null;
}

function syncState(state: EditorState): SyncState | undefined {
  return ySyncPluginKey.getState(state) as SyncState | undefined;
}

/**
 * A place in the text that survives remote changes, as y-prosemirror's JSON. Positions that ProseMirror maps do not survive them,
 * because each remote change replaces the whole ProseMirror document.
 */
export function anchorAt(state: EditorState, pos: number): unknown {
  const sync = syncState(state);
  if (!sync?.binding) return undefined;
  return Y.relativePositionToJSON(absolutePositionToRelativePosition(pos, sync.type, sync.binding.mapping as never));
}

/** Where an anchor is now; undefined where it is unreadable or its text is gone. */
export function resolveAnchor(state: EditorState, anchor: unknown): number | undefined {
  const sync = syncState(state);
  if (!sync?.binding || typeof anchor !== 'object' || anchor === null) return undefined;
  try {
    const relative = Y.createRelativePositionFromJSON(anchor);
    const pos: unknown = relativePositionToAbsolutePosition(
      sync.doc,
      sync.type,
      relative,
      sync.binding.mapping as never,
    );
    return typeof pos === 'number' ? Math.max(0, Math.min(pos, state.doc.content.size)) : undefined;
  } catch {
    // An anchor comes from another client's awareness and may hold anything.
    return undefined;
  }
}

/** Whether a transaction brings what others wrote (or what undo restored) into the view. */
export function isRemoteChange(meta: unknown): boolean {
  return typeof meta === 'object' && meta !== null && 'isChangeOrigin' in meta && meta.isChangeOrigin === true;
}

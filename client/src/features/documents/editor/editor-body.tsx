import { EditorContent, useEditor } from '@tiptap/react';
import type { SchemaGate } from '@tongyan/collab-server/content';
import { type ReactNode, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { showToast } from '../../../ui/toast.tsx';
import { createExtensions } from './create-extensions.ts';
import { EditorDialogs } from './dialogs/dialogs.tsx';
import { EditorContext, type EditorContextValue } from './editor-context.ts';
import styles from './editor.module.css';
import { scrollToCaret } from './extensions/carets.ts';
import type { LinkedDoc } from './link/linked-doc.ts';
import { BlockHandle } from './parts/block-handle.tsx';
import { BubbleToolbars } from './parts/bubble-toolbars.tsx';
import { EditorNotice } from './parts/editor-notice.tsx';
import { FindBar } from './parts/find-bar.tsx';
import { FollowingBar } from './parts/following-bar.tsx';
import { OutlinePanel } from './parts/outline-panel.tsx';
import { OutlineSheet } from './parts/outline-sheet.tsx';
import { PhoneBar } from './parts/phone-bar.tsx';
import { SuggestionList } from './parts/suggestion-list.tsx';
import { TitleField } from './parts/title-field.tsx';
import type { DocumentEditorProps } from './props.ts';
import { useEditorText } from './strings/index.ts';
import { EditorUiStore } from './ui-store.ts';
import { useClickBelow } from './use-click-below.ts';
import { usePresence } from './use-presence.ts';

export interface EditorBodyProps extends DocumentEditorProps {
  readonly link: LinkedDoc;
  readonly gate: SchemaGate;
  readonly isWritable: boolean;
  readonly onReload: () => void;
}

/** The editor on one linked copy; a new copy makes a new one. */
export function EditorBody(props: EditorBodyProps): ReactNode {
  const { link, awareness, isWritable, uploadImage, searchMentions, title, aside, ref } = props;
  const t = useEditorText();
  const [ui] = useState(() => new EditorUiStore());
  const root = useRef<HTMLDivElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  // Callbacks may be new with every render of the page; the editor is made once and asks for the latest.
  const { onOpenDocument, pictures, trainingMoments } = props;
  const latest = useRef({ uploadImage, searchMentions, onOpenDocument, pictures });
  latest.current = { uploadImage, searchMentions, onOpenDocument, pictures };
  const canUpload = uploadImage !== undefined;
  const canMention = searchMentions !== undefined;
  const pickImage = useMemo(() => (canUpload ? () => picker.current?.click() : undefined), [canUpload]);

  const editor = useEditor(
    {
      extensions: createExtensions({
        link,
        awareness,
        isWritable,
        ui,
        upload: canUpload
          ? (file, progress) => latest.current.uploadImage?.(file, progress) ?? Promise.reject(new Error('no upload'))
          : undefined,
        pickImage,
        searchMentions: canMention
          ? (query, signal) => latest.current.searchMentions?.(query, signal) ?? Promise.resolve([])
          : undefined,
        trainingMoments,
        pictures: () => latest.current.pictures,
        onOpenDocument: (id) => latest.current.onOpenDocument?.(id),
        focusToolbar: () => document.querySelector<HTMLElement>('[role="toolbar"] button')?.focus(),
        onImageRefused: () => showToast({ text: t('imageNotAllowed'), tone: 'person' }),
        onForeignImages: () => showToast({ text: t('imageForeign'), tone: 'person' }),
      }),
      editable: isWritable,
      injectCSS: false,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: {
          class: 'document-content',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': t('documentBody'),
          ...(isWritable ? {} : { 'aria-readonly': 'true', tabindex: '0' }),
        },
      },
    },
    [link, isWritable, canUpload, canMention, trainingMoments],
  );

  const context = useMemo<EditorContextValue>(
    () => ({ editor, ui, pickImage, trainingMoments, isWritable }),
    [editor, ui, pickImage, trainingMoments, isWritable],
  );
  const [isOutlineOpen, setOutlineOpen] = useState(false);
  usePresence(awareness, ui, root, props.onPresence);
  const onPageMouseDown = useClickBelow(editor, isWritable);

  useImperativeHandle(
    ref,
    () => ({
      focus: () => editor.commands.focus(),
      follow: (clientId) => {
        ui.set({ following: clientId });
        if (clientId !== undefined) scrollToCaret(editor.view, clientId);
      },
      openFind: (withReplace) => ui.set({ find: withReplace === true && isWritable ? 'replace' : 'find' }),
      openShortcuts: () => ui.set({ dialog: { kind: 'shortcuts' } }),
      openOutline: () => setOutlineOpen(true),
      selectedText: () => {
        const { from, to } = editor.state.selection;
        return editor.state.doc.textBetween(from, to, '\n');
      },
    }),
    [editor, ui, isWritable],
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      const inText =
        target !== null && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
      if (event.isComposing || event.defaultPrevented) return;
      const mod = event.ctrlKey || event.metaKey;
      if (mod && !event.altKey && event.key.toLowerCase() === 'f') ui.set({ find: 'find' });
      else if (mod && !event.altKey && event.key.toLowerCase() === 'h')
        ui.set({ find: isWritable ? 'replace' : 'find' });
      else if ((mod && event.key === '/') || (event.key === '?' && !inText)) ui.set({ dialog: { kind: 'shortcuts' } });
      else return;
      event.preventDefault();
    };
    const element = root.current;
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [ui, isWritable]);

  return (
    <EditorContext value={context}>
      <div ref={root} className={styles.work} role="region" aria-label={t('editorRegion')}>
        <div className={styles.columns} data-aside={aside === undefined ? undefined : ''}>
          <div className={styles.outline}>
            <OutlinePanel />
          </div>
          <div className={styles.page} onMouseDown={onPageMouseDown} data-writable={isWritable || undefined}>
            <FindBar />
            {props.showsNotice === false ? null : (
              <EditorNotice
                gate={props.gate}
                right={props.right}
                reason={props.readOnlyReason}
                onReload={props.onReload}
              />
            )}
            <TitleField
              title={title}
              onTitleChange={isWritable ? props.onTitleChange : undefined}
              onDone={() => editor.commands.focus('start')}
            />
            <EditorContent editor={editor} />
            {isWritable ? <BlockHandle /> : null}
          </div>
          {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
        </div>
        <FollowingBar awareness={awareness} />
        {isWritable ? <BubbleToolbars /> : null}
        {isWritable ? <PhoneBar /> : null}
        <SuggestionList />
        <OutlineSheet isOpen={isOutlineOpen} onOpenChange={setOutlineOpen} />
        <EditorDialogs />
        <input
          ref={picker}
          type="file"
          accept="image/*"
          multiple
          hidden
          onChange={(event) => {
            editor.storage.imageUploads.start([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </div>
    </EditorContext>
  );
}

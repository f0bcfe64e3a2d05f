import './content.css';
import { CONTENT_SCHEMA_VERSION, type SchemaGate, schemaGate } from '@tongyan/collab-server/content';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { EditorBody } from './editor-body.tsx';
import styles from './editor.module.css';
import { LinkedDoc } from './link/linked-doc.ts';
import type { DocumentEditorProps } from './props.ts';
import { useEditorText } from './strings/index.ts';

/**
 * The editor of a document: gate, copy, text and what stands around it. Where a newer program wrote the document it is shown from
 * a copy and cannot be changed (see `CONTENT_SCHEMA_VERSION`).
 */
export default function DocumentEditor(props: DocumentEditorProps): ReactNode {
  const { doc, right, readOnlyReason, schemaGate: required, isReady } = props;
  const requiredVersion = required?.requiredVersion ?? 0;
  const [shut, setShut] = useState<SchemaGate>();
  const gate = shut ?? (isReady ? schemaGate(doc, CONTENT_SCHEMA_VERSION, requiredVersion) : { open: true as const });
  const isWritable = gate.open && (right === 'own' || right === 'edit') && readOnlyReason === undefined;
  const [link, setLink] = useState<LinkedDoc>();
  const [isBroken, setBroken] = useState(false);

  useEffect(() => {
    setShut(undefined);
    setBroken(false);
  }, [doc]);
  useEffect(() => {
    if (!isReady) return undefined;
    const next = new LinkedDoc(doc, {
      writes: isWritable,
      isPaced: true,
      required: requiredVersion,
      onGateShut: setShut,
      onBroken: () => setBroken(true),
    });
    setLink(next);
    return () => {
      setLink(undefined);
      next.destroy();
    };
  }, [doc, isReady, isWritable, requiredVersion]);

  const reload = useCallback(() => window.location.reload(), []);
  if (isBroken) return <BrokenContent title={props.title} onReload={reload} />;
  if (link === undefined) return <EditorSkeleton title={props.title} />;
  return (
    <EditorBody key={link.copy.clientID} {...props} link={link} gate={gate} isWritable={isWritable} onReload={reload} />
  );
}

function EditorSkeleton({ title }: { readonly title: string }): ReactNode {
  const t = useEditorText();
  return (
    <div className={styles.work}>
      <div className={styles.columns}>
        <div className={styles.outline} />
        <div className={styles.page} aria-busy="true">
          <h1 className={styles.skeletonTitle}>{title}</h1>
          <p role="status" className="visually-hidden">
            {t('loadingDocument')}
          </p>
          {['60%', '100%', '92%', '97%', '40%'].map((width) => (
            <div key={width} className={styles.skeletonLine} style={{ width }} aria-hidden="true" />
          ))}
        </div>
      </div>
    </div>
  );
}

/** The text holds what no editor can show. It is kept as it is, and a fresh page may get further. */
function BrokenContent({ title, onReload }: { readonly title: string; readonly onReload: () => void }): ReactNode {
  const t = useEditorText();
  return (
    <div className={styles.work}>
      <div className={styles.columns}>
        <div className={styles.outline} />
        <div className={styles.page}>
          <h1 className={styles.skeletonTitle}>{title}</h1>
          <ErrorState
            title={t('brokenTitle')}
            text={t('brokenText')}
            action={<Button onPress={onReload}>{t('gateReload')}</Button>}
          />
        </div>
      </div>
    </div>
  );
}

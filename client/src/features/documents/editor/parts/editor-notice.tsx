import type { SchemaGate } from '@tongyan/collab-server/content';
import type { ReactNode } from 'react';
import { Button } from '../../../../ui/button.tsx';
import type { DocumentRight } from '../props.ts';
import { useEditorText } from '../strings/index.ts';
import styles from './editor-notice.module.css';
import { EditorIcon } from './icons.tsx';

export interface EditorNoticeProps {
  readonly gate: SchemaGate;
  readonly right: DocumentRight;
  readonly reason: string | undefined;
  readonly onReload: () => void;
}

/** Why the text cannot be changed, above it. Nothing where it can. */
export function EditorNotice({ gate, right, reason, onReload }: EditorNoticeProps): ReactNode {
  const t = useEditorText();
  if (!gate.open) {
    return (
      <div className={styles.notice} data-tone="person" role="alert">
        <EditorIcon name="lock" size={16} />
        <p>
          <b>{t('gateTitle')}</b>
          <br />
          {t('gateText', { writtenBy: gate.writtenBy, understood: gate.understood })}
        </p>
        <Button size="small" onPress={onReload}>
          {t('gateReload')}
        </Button>
      </div>
    );
  }
  const text = reason ?? (right === 'read' ? t('readOnlyRight') : right === 'comment' ? t('commentRight') : undefined);
  if (text === undefined) return null;
  return (
    <div className={styles.notice} role="status">
      <EditorIcon name="lock" size={16} />
      <p>{text}</p>
    </div>
  );
}

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { useEditorContext } from '../editor-context.ts';
import { useEditorText } from '../strings/index.ts';
import { loadKatex, renderMath } from '../views/katex.ts';
import styles from './dialogs.module.css';

export interface MathDialogProps {
  readonly display: 'inline' | 'block';
  readonly latex: string;
  readonly pos?: number;
  readonly onClose: () => void;
}

/** What school mathematics needs most; each is put in at the end. */
const samples = [
  '\\frac{a}{b}',
  'x^{2}',
  '\\sqrt{x}',
  '\\div',
  '\\times',
  '\\angle',
  '\\pi',
  '\\leq',
  '\\triangle',
  '\\overline{AB}',
] as const;

/** Writes a formula as LaTeX and shows what it looks like. */
export function MathDialog({ display, latex: given, pos, onClose }: MathDialogProps): ReactNode {
  const t = useEditorText();
  const { editor } = useEditorContext();
  const [latex, setLatex] = useState(given);
  const [error, setError] = useState<string>();
  const preview = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let stale = false;
    loadKatex().then(
      (katex) => {
        if (stale || preview.current === null) return;
        const result = renderMath(katex, latex, preview.current, display === 'block');
        setError(result.ok ? undefined : result.message);
      },
      () => setError(t('mathLoadFailed')),
    );
    return () => {
      stale = true;
    };
  }, [latex, display, t]);

  const apply = (): void => {
    const wanted = latex.trim();
    const type = display === 'inline' ? 'inlineMath' : 'blockMath';
    if (pos !== undefined && editor.state.doc.nodeAt(pos)?.type.name === type) {
      const tr = editor.state.tr;
      editor.view.dispatch(
        wanted === '' ? tr.delete(pos, pos + 1) : tr.setNodeMarkup(pos, undefined, { latex: wanted }),
      );
    } else if (wanted !== '') {
      editor
        .chain()
        .insertContent({ type, attrs: { latex: wanted } })
        .run();
    }
    onClose();
  };

  return (
    <Dialog
      title={t(display === 'inline' ? 'mathTitleInline' : 'mathTitleBlock')}
      size="medium"
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      actions={() => (
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" onPress={apply} isDisabled={latex.trim() === '' && pos === undefined}>
            {t('apply')}
          </Button>
        </>
      )}
    >
      {() => (
        <div className={styles.stack}>
          <TextField
            label={t('mathLatex')}
            placeholder={t('mathEmpty')}
            rows={3}
            value={latex}
            onChange={setLatex}
            autoFocus
            spellCheck="false"
            error={error === undefined || latex.trim() === '' ? undefined : t('mathError', { message: error })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) apply();
              else event.continuePropagation();
            }}
          />
          <div className={styles.samples} role="group" aria-label={t('mathSamples')}>
            {samples.map((sample) => (
              <button
                key={sample}
                type="button"
                className={styles.sample}
                onClick={() => setLatex((value) => `${value}${value === '' ? '' : ' '}${sample}`)}
              >
                {sample}
              </button>
            ))}
          </div>
          <div className={styles.previewBox}>
            <span className={styles.previewLabel}>{t('mathPreview')}</span>
            <div ref={preview} className={styles.preview} aria-live="polite" />
          </div>
        </div>
      )}
    </Dialog>
  );
}

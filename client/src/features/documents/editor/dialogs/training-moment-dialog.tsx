import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Row, Rows } from '../../../../ui/rows.tsx';
import { useEditorContext } from '../editor-context.ts';
import { type AttemptCandidate, labelOf, type MomentCandidate } from '../moments/training-moments.ts';
import { useEditorText } from '../strings/index.ts';
import styles from './dialogs.module.css';

type Asked<T> = 'asking' | 'failed' | readonly T[];

/** Puts a scored attempt of one's own, or a moment of it, into the text: first the attempt, then what of it. */
export function TrainingMomentDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useEditorText();
  const { editor, trainingMoments } = useEditorContext();
  const [attempt, setAttempt] = useState<AttemptCandidate>();
  const attempts = useAsked((signal) => trainingMoments?.attempts(signal), undefined);
  const moments = useAsked(
    (signal) => (attempt === undefined ? undefined : trainingMoments?.momentsOf(attempt.attemptId, signal)),
    attempt?.attemptId,
  );

  const insert = (candidate: MomentCandidate): void => {
    const attrs = { ...candidate.moment, label: labelOf(candidate) };
    editor.chain().insertContent({ type: 'trainingMoment', attrs }).run();
    onClose();
  };

  return (
    <Dialog
      title={t('trainingMomentTitle')}
      size="medium"
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      actions={() => (
        <>
          {attempt === undefined ? null : (
            <Button variant="quiet" onPress={() => setAttempt(undefined)}>
              {t('trainingMomentBack')}
            </Button>
          )}
          <Button onPress={onClose}>{t('cancel')}</Button>
        </>
      )}
    >
      {() => (
        <div className={styles.stack}>
          <p>{attempt === undefined ? t('trainingMomentWhich') : t('trainingMomentWhat', { title: attempt.title })}</p>
          {attempt === undefined ? (
            <List asked={attempts} empty={t('trainingMomentNone')} label={t('trainingMomentWhich')}>
              {(candidate) => (
                <Row
                  key={candidate.attemptId}
                  title={candidate.title}
                  note={candidate.detail}
                  action={<Button onPress={() => setAttempt(candidate)}>{t('trainingMomentChoose')}</Button>}
                />
              )}
            </List>
          ) : (
            <List asked={moments} empty={t('trainingMomentNothing')} label={attempt.title}>
              {(candidate) => (
                <Row
                  key={`${candidate.moment.tick} ${candidate.moment.aspect}`}
                  title={candidate.title}
                  note={[candidate.points, candidate.time].filter((part) => part !== '').join(' · ')}
                  action={<Button onPress={() => insert(candidate)}>{t('trainingMomentInsert')}</Button>}
                />
              )}
            </List>
          )}
        </div>
      )}
    </Dialog>
  );
}

function List<T>(props: {
  readonly asked: Asked<T>;
  readonly empty: string;
  readonly label: string;
  readonly children: (item: T) => ReactNode;
}): ReactNode {
  const t = useEditorText();
  const { asked, empty, label, children } = props;
  if (asked === 'asking') return <p role="status">{t('trainingMomentAsking')}</p>;
  if (asked === 'failed') return <p role="alert">{t('trainingMomentFailed')}</p>;
  return asked.length === 0 ? <p>{empty}</p> : <Rows label={label}>{asked.map(children)}</Rows>;
}

/** What the page answers; asked again where the key is another. */
function useAsked<T>(
  ask: (signal: AbortSignal) => Promise<readonly T[]> | undefined,
  key: string | undefined,
): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>('asking');
  // The question is told by its key: the function is a new one with every render.
  const question = useRef(ask);
  question.current = ask;
  useEffect(() => {
    const controller = new AbortController();
    setAsked('asking');
    question.current(controller.signal)?.then(
      (items) => (controller.signal.aborted ? undefined : setAsked(items)),
      () => (controller.signal.aborted ? undefined : setAsked('failed')),
    );
    return () => controller.abort();
  }, [key]);
  return asked;
}

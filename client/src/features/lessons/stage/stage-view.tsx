import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BoardSurface } from './board/board-surface.tsx';
import { AttentionNote } from './cards/attention-note.tsx';
import { QuizCard } from './cards/quiz-card.tsx';
import { TimerFace } from './cards/timer-face.tsx';
import { DocumentSurface } from './document/document-surface.tsx';
import type { StageViewProps } from './props.ts';
import { SlidesSurface } from './slides/slides-surface.tsx';
import styles from './stage-view.module.css';
import { TwinSurface } from './twin/twin-surface.tsx';
import { VideoSurface } from './video/video-surface.tsx';

/** The stage of a lesson as everybody sees it, filling its parent. */
export function StageView(props: StageViewProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { stage, at, timer = null, answering } = props;
  const quiz = stage.quizzes.find(({ quizId }) => quizId === stage.quizShown);
  return (
    <section className={styles.stage} data-projected={props.isProjected || undefined} aria-label={t('stage')}>
      <Surface {...props} />
      {timer === null ? null : <TimerFace {...timer} at={at} />}
      {quiz === undefined ? null : <QuizCard quiz={quiz} at={at} answering={answering} />}
      {stage.attention === null ? null : <AttentionNote note={stage.attention.note} />}
    </section>
  );
}

function Surface(props: StageViewProps): ReactNode {
  const { t } = useTranslation('lessons');
  switch (props.stage.surface) {
    case 'slides':
      return <SlidesSurface {...props} />;
    case 'video':
      return <VideoSurface {...props} />;
    case 'board':
      return <BoardSurface {...props} />;
    case 'twin':
      return <TwinSurface {...props} />;
    case 'document':
      return <DocumentSurface {...props} />;
    case 'none':
      return <p className={styles.empty}>{t('stageEmpty')}</p>;
  }
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageViewProps } from './props.ts';
import { SlidesSurface } from './slides/slides-surface.tsx';
import styles from './stage-view.module.css';

export type { StageMaterial, StageTool, StageViewProps } from './props.ts';

/** The stage of a lesson as everybody sees it, filling its parent. */
export function StageView(props: StageViewProps): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <section className={styles.stage} data-projected={props.isProjected || undefined} aria-label={t('stage')}>
      <Surface {...props} />
    </section>
  );
}

function Surface(props: StageViewProps): ReactNode {
  const { t } = useTranslation('lessons');
  switch (props.stage.surface) {
    case 'slides':
      return <SlidesSurface {...props} />;
    case 'board':
    case 'document':
    case 'twin':
    case 'video':
    case 'none':
      return <p className={styles.empty}>{t('stageEmpty')}</p>;
  }
}

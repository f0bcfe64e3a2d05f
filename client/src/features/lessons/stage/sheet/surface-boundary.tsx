import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { Notice } from '../../../../ui/states.tsx';
import styles from './sheet.module.css';

interface BoundaryProps {
  readonly children: ReactNode;
}

/** A surface that fails, or whose code does not come, takes nothing else of the lesson with it. */
export class SurfaceBoundary extends Component<BoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return <Failed again={() => this.setState({ hasFailed: false })} />;
  }
}

function Failed({ again }: { readonly again: () => void }): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <div className={styles.failed}>
      <Notice
        icon="warning"
        role="alert"
        title={t('stageSurfaceFailed')}
        text={t('stageSurfaceFailedText')}
        action={<Button onPress={again}>{t('stageAgain')}</Button>}
      />
    </div>
  );
}

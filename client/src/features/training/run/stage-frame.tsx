import type { SceneView, SceneViewProps } from '@tongyan/scenes/kit';
import { Component, memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { LoadingState, Notice } from '../../../ui/states.tsx';
import styles from './workspace.module.css';

interface BoundaryProps {
  readonly children: ReactNode;
  readonly fallback: (again: () => void) => ReactNode;
}

/** A picture that fails takes nothing else with it: the list goes on, and the run as well. */
class PictureBoundary extends Component<BoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return this.props.fallback(() => this.setState({ hasFailed: false }));
  }
}

export type ViewState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly retry: () => void }
  | { readonly kind: 'ready'; readonly view: SceneView };

function NoPicture({ again }: { readonly again?: () => void }): ReactNode {
  const { t } = useTranslation('training');
  return (
    <div className={styles.noPicture}>
      <Notice
        icon="eye-off"
        title={again === undefined ? t('runNoPicture') : t('runPictureFailed')}
        text={t('runListStillWorks')}
        {...(again === undefined ? {} : { action: <Button onPress={again}>{t('runPictureAgain')}</Button> })}
      />
    </div>
  );
}

/** The picture, or what stands in its place. */
export const StageFrame = memo(function StageFrame({
  state,
  props,
}: {
  readonly state: ViewState;
  readonly props: SceneViewProps;
}): ReactNode {
  const { t } = useTranslation('training');
  switch (state.kind) {
    case 'loading':
      return (
        <div className={styles.noPicture}>
          <LoadingState rows={3} label={t('runPictureComes')} />
        </div>
      );
    case 'none':
      return <NoPicture />;
    case 'failed':
      return <NoPicture again={state.retry} />;
    case 'ready': {
      const { Stage } = state.view;
      return (
        <PictureBoundary fallback={(again) => <NoPicture again={again} />}>
          <Stage {...props} />
        </PictureBoundary>
      );
    }
  }
});

/** A part of a scene's view beside the picture; where it fails, the rest stays. */
export function SidePart({ children }: { readonly children: ReactNode }): ReactNode {
  return <PictureBoundary fallback={(again) => <NoPicture again={again} />}>{children}</PictureBoundary>;
}

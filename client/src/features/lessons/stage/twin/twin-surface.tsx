import type { StageEvent, TwinState } from '@tongyan/media/timeline';
import { Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ScenePicture } from '../../../../app/doors/scene-picture.ts';
import { IconButton } from '../../../../ui/button.tsx';
import { Notice } from '../../../../ui/states.tsx';
import type { StageViewProps } from '../props.ts';
import { WIDE } from '../sheet/fit.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { SurfaceBoundary } from '../sheet/surface-boundary.tsx';
import { Waiting } from '../sheet/waiting.tsx';
import styles from './twin.module.css';
import { TwinRun, type TwinPlaceOf } from './twin-run.ts';

/** A twin in the same state in every classroom. Whoever leads operates it; everybody may walk around it. */
export function TwinSurface(props: StageViewProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { stage, tool = 'none' } = props;
  // A tool over the picture: operating it waits.
  const onAct = tool === 'none' ? props.onAct : undefined;
  const { run, failure, isBehind } = useTwinRun(stage.twin, props.at, onAct, props.twinPlaceOf);
  if (stage.twin === null) return null;
  const { twin } = stage;
  if (failure !== null)
    return (
      <Notice
        icon="warning"
        role="alert"
        title={t('stageTwinFailed')}
        text={t('stageTwinFailedText', { code: failure })}
      />
    );
  return (
    <>
      <Sheet {...props} aspect={WIDE}>
        {() =>
          run === null ? (
            <Waiting label={t('stageTwinComes')} />
          ) : (
            <SurfaceBoundary>
              <Suspense fallback={<Waiting label={t('stageTwinComes')} />}>
                <Picture run={run} isReadOnly={onAct === undefined} hasSound={props.hasSound ?? false} />
              </Suspense>
            </SurfaceBoundary>
          )
        }
      </Sheet>
      {isBehind && run !== null ? (
        <p role="status" className={styles.behind}>
          {t('stageTwinBehind')}
        </p>
      ) : null}
      {props.onAct === undefined || run === null ? null : <Pace twin={twin} run={run} onAct={props.onAct} />}
    </>
  );
}

interface PictureProps {
  readonly run: TwinRun;
  readonly isReadOnly: boolean;
  readonly hasSound: boolean;
}

function Picture({ run, isReadOnly, hasSound }: PictureProps): ReactNode {
  const port = useMemo(() => run.port(isReadOnly), [run, isReadOnly]);
  return <ScenePicture port={port} hasSound={hasSound} />;
}

interface PaceProps {
  readonly twin: TwinState;
  readonly run: TwinRun;
  readonly onAct: (event: StageEvent) => void;
}

function Pace({ twin, run, onAct }: PaceProps): ReactNode {
  const { t } = useTranslation('lessons');
  const goes = twin.pace.rate > 0;
  return (
    <div className={styles.pace}>
      <IconButton
        icon={goes ? 'pause' : 'play'}
        label={goes ? t('stageTwinStand') : t('stageTwinGo')}
        onPress={() => onAct({ kind: 'twin.pace', atTick: run.tickAhead(), rate: goes ? 0 : 1 })}
      />
    </div>
  );
}

interface Followed {
  readonly run: TwinRun | null;
  readonly failure: string | null;
  readonly isBehind: boolean;
}

const NOTHING: Followed = { run: null, failure: null, isBehind: false };

function useTwinRun(
  twin: TwinState | null,
  at: StageViewProps['at'],
  onAct: ((event: StageEvent) => void) | undefined,
  placeOf: TwinPlaceOf | undefined,
): Followed {
  const [followed, setFollowed] = useState(NOTHING);
  const [opened, setOpened] = useState<TwinRun | null>(null);
  const runId = twin?.runId;
  const [first, setFirst] = useState(twin);
  // Another run begins anew; more commands of the same one do not.
  if (first?.runId !== runId) setFirst(twin);
  useEffect(() => {
    if (first === null) return undefined;
    setFollowed(NOTHING);
    const run = new TwinRun({
      twin: first,
      at,
      placeOf,
      onReady: (ready) => setFollowed((known) => ({ ...known, run: ready })),
      onFailed: (failure) => setFollowed((known) => ({ ...known, failure })),
      onBehind: (isBehind) => setFollowed((known) => (known.isBehind === isBehind ? known : { ...known, isBehind })),
    });
    setOpened(run);
    return () => {
      setOpened(null);
      run.close();
    };
  }, [first, at, placeOf]);
  useEffect(() => {
    if (twin !== null) opened?.follow(twin, onAct);
  }, [opened, twin, onAct]);
  return followed;
}

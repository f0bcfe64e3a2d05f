import type { SceneViewProps } from '@tongyan/scenes/kit';
import type { LogEntry, SceneFace } from '@tongyan/scenes/session';
import type { ScoreResult } from '@tongyan/scenes/session/scoring';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { RouteResponse } from '../../../api/contracts.ts';
import { usePageTitle } from '../../../app/page-title.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { ControlList } from '../run/controls/control-list.tsx';
import { useGroups } from '../run/controls/use-groups.ts';
import { SidePart, StageFrame } from '../run/stage-frame.tsx';
import { useFrame } from '../run/use-frame.ts';
import { exerciseOf, useSceneText } from '../run/use-scene.ts';
import { useSceneView } from '../run/use-scene-view.ts';
import styles from '../run/workspace.module.css';
import { EntryList, useEntryLines } from './entry-list.tsx';
import { commandBeside, marksOf } from './marks.ts';
import type { ReplayHandle } from './replay-run.ts';
import { Timeline } from './timeline.tsx';
import { useReplayKeys } from './use-replay-keys.ts';

export interface ReplayedAttempt {
  readonly attempt: RouteResponse<'GET /api/training/attempts/:attemptId'>['attempt'];
  readonly score: ScoreResult | null;
  readonly entries: readonly LogEntry[];
  /** Whether the reader may know which faults were in it. */
  readonly seesFaults: boolean;
}

export interface ReplayRoomProps {
  readonly scene: SceneFace;
  readonly handle: ReplayHandle;
  readonly replayed: ReplayedAttempt;
}

const WORDS_MS = 120;

/** The machine as it was, with the time line below and who did what beside. */
export function ReplayRoom({ scene, handle, replayed }: ReplayRoomProps): ReactNode {
  const { t } = useTranslation('training');
  const { language, say } = useSceneText(scene);
  const navigate = useNavigate();
  const { attempt, score, entries } = replayed;
  const frame = useFrame(handle.port, WORDS_MS);
  const state = useSyncExternalStore(handle.subscribe.bind(handle), handle.state.bind(handle));
  const view = useSceneView(scene.id);
  const [selected, setSelected] = useState<string | null>(null);
  const [sound, setSound] = useState(false);
  const groups = useGroups(scene.controls, frame.view, say, null);
  const marks = useMemo(() => (score === null ? [] : marksOf(score)), [score]);
  const lines = useEntryLines(replayed, scene, handle, say);
  useFirstTick(handle);
  const title = say(exerciseOf(scene, attempt.exerciseId)?.title ?? attempt.exerciseId);
  usePageTitle(t('runReplayOf', { title }));
  const step = (direction: 1 | -1): void => {
    const tick = commandBeside(entries, state.tick, direction);
    if (tick !== undefined) handle.seek(tick);
  };
  useReplayKeys(handle, step);
  const props: SceneViewProps = useMemo(
    () => ({ port: handle.port, language, t: say, quality: 'auto', sound, selected, onSelect: setSelected }),
    [handle, language, say, sound, selected],
  );
  const Instruments = view.kind === 'ready' ? view.view.Instruments : null;
  return (
    <div className={styles.workspace} data-mode="replay">
      <header className={styles.bar}>
        <IconButton
          icon="left"
          label={t('runReplayBack')}
          onPress={() => void navigate(`/training/attempts/${encodeURIComponent(attempt.id)}`)}
        />
        <h1>{title}</h1>
        <span className={styles.level}>{t(`runMode_${attempt.mode}`)}</span>
        <span className={styles.level}>{attempt.person.displayName}</span>
        <span className={styles.spacer} />
        <IconButton
          icon={sound ? 'sound' : 'sound-off'}
          label={sound ? t('runSoundOff') : t('runSoundOn')}
          onPress={() => setSound(!sound)}
        />
      </header>
      {Instruments === null ? null : (
        <aside className={styles.instruments} aria-label={t('runInstruments')}>
          <SidePart>
            <Instruments {...props} />
          </SidePart>
        </aside>
      )}
      <section className={styles.stage} aria-label={t('runPicture')}>
        <StageFrame state={view} props={props} />
      </section>
      <aside className={styles.side} aria-label={t('runSide')}>
        <div className={styles.tabs}>
          <Tabs
            label={t('runSide')}
            tabs={[
              {
                id: 'entries',
                label: t('runReplayEntries'),
                content: (
                  <EntryList lines={lines} done={state.done} tickS={state.tickS} onSeek={(tick) => handle.seek(tick)} />
                ),
              },
              {
                id: 'controls',
                label: t('runControls'),
                content: (
                  <ControlList
                    groups={groups}
                    selected={selected}
                    isReadOnly
                    onSelect={setSelected}
                    perform={() => undefined}
                  />
                ),
              },
            ]}
          />
        </div>
      </aside>
      <Timeline state={state} marks={marks} entries={entries} handle={handle} onStep={step} say={say} />
    </div>
  );
}

/** The moment that the address names. */
function useFirstTick(handle: ReplayHandle): void {
  const [query] = useSearchParams();
  const wanted = query.get('tick');
  const done = useRef(false);
  useEffect(() => {
    if (done.current || wanted === null || !/^\d+$/u.test(wanted)) return;
    done.current = true;
    handle.seek(Number(wanted));
  }, [handle, wanted]);
}

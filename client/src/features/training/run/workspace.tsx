import type { ScenePanel, SceneViewProps } from '@tongyan/scenes/kit';
import type { Command, SceneFace, ExerciseFace } from '@tongyan/scenes/session';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../../app/page-title.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useSteady } from '../../../ui/use-steady.ts';
import type { RunHandle, RunStatus } from '../session/run-handle.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { TopBar } from './bar/top-bar.tsx';
import { type ActionInput, commandOf } from './controls/perform.ts';
import { useGroups } from './controls/use-groups.ts';
import { useReadOut } from './controls/use-read-out.ts';
import { isTyping } from './controls/roving.ts';
import { InstructorNote } from './instructor-note.tsx';
import { HandInDialog } from './hand-in-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { refusalText } from './refusal-text.ts';
import { SidePart, StageFrame } from './stage-frame.tsx';
import { SideTabs } from './side-tabs.tsx';
import { currentStep } from './strip/current-step.ts';
import { TaskStrip } from './strip/task-strip.tsx';
import { useFrame } from './use-frame.ts';
import { useSceneText } from './use-scene.ts';
import { useSame } from './use-same.ts';
import { useSceneView } from './use-scene-view.ts';
import { useStatus } from './use-status.ts';
import styles from './workspace.module.css';

export interface WorkspaceProps {
  readonly scene: SceneFace;
  readonly exercise: ExerciseFace;
  readonly handle: RunHandle;
  readonly levelTag: string;
  readonly onBack: () => void;
}

/** Words need not move as often as a picture. */
const WORDS_MS = 120;

const NO_PANELS: readonly ScenePanel[] = [];

type OpenDialog = 'handIn' | 'keys' | 'answer' | null;

/**
 * The machine with everything around it. Words come some eight times a second: what does not change with them is handed on as
 * the very same thing, so that it is not drawn again and the page answers at once.
 */
export function Workspace({ scene, exercise, handle, levelTag, onBack }: WorkspaceProps): ReactNode {
  const { t } = useTranslation('training');
  const { language, say } = useSceneText(scene);
  const { port } = handle;
  const frame = useFrame(port, WORDS_MS);
  const status = useStatus(handle);
  const view = useSceneView(scene.id);
  const [selected, setSelected] = useState<string | null>(null);
  const [sound, setSound] = useState(true);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const groups = useGroups(scene.controls, frame.view, say, selected);
  const lines = useReadOut(groups, frame, status.messages, say);
  const run = useCommands(handle, say);
  const title = say(exercise.title);
  usePageTitle(title);
  useHelpKey(() => setDialog('keys'));
  useDeadline(status.deadlineMs, handle);
  const isReadOnly = port.readOnly || frame.state !== 'running';
  const props: SceneViewProps = useMemo(
    () => ({ port, language, t: say, quality: 'auto', sound, selected, onSelect: setSelected }),
    [port, language, say, sound, selected],
  );
  const strip = useSame(frame.strip);
  const step = currentStep(strip);
  const canAsk = port.mode === 'practice' && step !== undefined && step.moreHints > 0;
  const parts = useParts(exercise, say);
  const Instruments = view.kind === 'ready' ? view.view.Instruments : null;
  const instruments = useMemo(
    () =>
      Instruments === null ? null : (
        <SidePart>
          <Instruments {...props} />
        </SidePart>
      ),
    [Instruments, props],
  );
  const setPace = useSteady((pace: Parameters<RunHandle['setPace']>[0]) => handle.setPace(pace));
  const back = useSteady(onBack);
  const openKeys = useSteady(() => setDialog('keys'));
  const openAnswer = useSteady(() => setDialog('answer'));
  const openHandIn = useSteady(() => setDialog('handIn'));
  const askHint = useSteady(() => {
    if (step !== undefined)
      run({ target: '@procedure', name: 'hint', args: { step: step.id, level: step.hints.length + 1 } });
  });
  const end = useSteady(() => (port.mode === 'demonstration' ? handle.finish() : openHandIn()));
  const perform = useSteady((place: readonly [string, string], input: ActionInput) => {
    const command = commandOf(scene.controls, port.frame().view, place, input);
    if (command !== undefined) run(command);
  });

  return (
    <div className={styles.workspace} data-mode={port.mode}>
      <TopBar
        title={title}
        levelTag={levelTag}
        modes={exercise.modes}
        mode={port.mode}
        frame={frame}
        status={status}
        isOnServer={status.keeping === null && port.mode === 'exam'}
        sound={sound}
        onSound={setSound}
        onPace={setPace}
        onBack={back}
        onKeys={openKeys}
        onHint={canAsk ? askHint : null}
        onHandIn={end}
      />
      {instruments === null ? null : (
        <aside className={styles.instruments} aria-label={t('runInstruments')}>
          {instruments}
        </aside>
      )}
      <section className={styles.stage} aria-label={t('runPicture')}>
        <StageFrame state={view} props={props} />
        <InstructorNote messages={status.messages} />
        <StateVeil state={frame.state} status={status} />
      </section>
      <SideTabs
        groups={groups}
        selected={selected}
        isReadOnly={isReadOnly}
        onSelect={setSelected}
        perform={perform}
        lines={lines}
        panels={view.kind === 'ready' ? view.view.panels : NO_PANELS}
        props={props}
      />
      <TaskStrip
        strip={strip}
        judged={status.judged}
        tickS={exercise.tickS}
        say={say}
        onAnswer={parts.length > 0 && !port.readOnly ? openAnswer : null}
        onHandIn={openHandIn}
      />
      <HandInDialog
        isOpen={dialog === 'handIn'}
        mode={port.mode}
        isComplete={strip.complete}
        onClose={() => setDialog(null)}
        onHandIn={() => handle.finish()}
      />
      <KeysDialog isOpen={dialog === 'keys'} groups={groups} onClose={() => setDialog(null)} />
      <AnswerDialog
        isOpen={dialog === 'answer'}
        parts={parts}
        onClose={() => setDialog(null)}
        onAnswer={(answer) =>
          run({ target: '@session', name: 'answer', args: { question: 'faultyPart', answer } }, t('runNamed'))
        }
      />
    </div>
  );
}

/** Gives commands; where one is refused, the machine's reason is told. */
function useCommands(
  handle: RunHandle,
  say: ReturnType<typeof useSceneText>['say'],
): (command: Command, done?: string) => void {
  const { t } = useTranslation('training');
  return (command, done) => {
    void handle.port.command(command).then((outcome) => {
      if (!outcome.ok) showToast({ text: refusalText(outcome.refusal, say, t), tone: 'person' });
      else if (done !== undefined) showToast({ text: done });
    });
  };
}

/** The parts that may be named, in the scene's words. */
function useParts(
  { answers }: ExerciseFace,
  say: ReturnType<typeof useSceneText>['say'],
): readonly { readonly id: string; readonly label: string }[] {
  return useMemo(() => answers.map((part) => ({ id: part, label: say(`part.${part}`) })), [answers, say]);
}

/** When the time is over, what was done is handed in. */
function useDeadline(deadlineMs: number | null, handle: RunHandle): void {
  useEffect(() => {
    if (deadlineMs === null) return;
    const timer = setTimeout(() => handle.finish(), Math.min(Math.max(0, deadlineMs - Date.now()), LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  }, [deadlineMs, handle]);
}

/** Beyond it a timer of the browser goes off at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

function useHelpKey(open: () => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== '?' || event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function StateVeil({
  state,
  status: { isAway, isEnding },
}: {
  readonly state: ReturnType<typeof useFrame>['state'];
  readonly status: Pick<RunStatus, 'isAway' | 'isEnding'>;
}): ReactNode {
  const { t } = useTranslation('training');
  const words = { paused: t('runPaused'), frozen: t('runFrozen'), failed: t('runFailed'), ended: null, running: null };
  const told = isEnding ? t(isAway ? 'runEndingAway' : 'runEnding') : isAway ? t('runAway') : words[state];
  return (
    <div role="status" className={styles.veilBox}>
      {told === null ? null : <p className={styles.veil}>{told}</p>}
    </div>
  );
}

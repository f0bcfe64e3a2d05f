import type { SceneViewProps } from '@tongyan/scenes/kit';
import type { Command, SceneFace } from '@tongyan/scenes/session';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenePictureProps } from '../../../app/doors/scene-picture.ts';
import { IconButton } from '../../../ui/button.tsx';
import { LoadingState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useSteady } from '../../../ui/use-steady.ts';
import { ControlList } from './controls/control-list.tsx';
import { type ActionInput, commandOf } from './controls/perform.ts';
import { useGroups } from './controls/use-groups.ts';
import { refusalText } from './refusal-text.ts';
import styles from './scene-picture.module.css';
import { StageFrame } from './stage-frame.tsx';
import { useFace, useSceneText } from './use-scene.ts';
import { useFrame } from './use-frame.ts';
import { useSceneView } from './use-scene-view.ts';

const WORDS_MS = 120;

/** A scene with the list of its controls, which can be opened beside it, for pages that are no trainings. */
export default function ScenePicture({ port, hasSound }: ScenePictureProps): ReactNode {
  const face = useFace(port.sceneId);
  if (face.data === undefined || face.data === null) return <LoadingState rows={3} />;
  return <WithFace face={face.data} port={port} hasSound={hasSound} />;
}

function WithFace({ face, port, hasSound }: ScenePictureProps & { readonly face: SceneFace }): ReactNode {
  const { t } = useTranslation('training');
  const { language, say } = useSceneText(face);
  const view = useSceneView(face.id);
  const [selected, setSelected] = useState<string | null>(null);
  const [isListOpen, setListOpen] = useState(false);
  const props: SceneViewProps = useMemo(
    () => ({ port, language, t: say, quality: 'auto', sound: hasSound, selected, onSelect: setSelected }),
    [port, language, say, hasSound, selected],
  );
  const perform = useSteady((place: readonly [string, string], input: ActionInput) => {
    const command = commandOf(face.controls, port.frame().view, place, input);
    if (command !== undefined) void give(command);
  });
  const give = async (command: Command): Promise<void> => {
    const outcome = await port.command(command);
    if (!outcome.ok) showToast({ text: refusalText(outcome.refusal, say, t), tone: 'person' });
  };
  return (
    <div className={styles.picture} data-list={isListOpen || undefined}>
      <div className={styles.stage}>
        <StageFrame state={view} props={props} />
      </div>
      <div className={styles.toggle}>
        <IconButton
          icon="list"
          label={t('runControls')}
          isActive={isListOpen}
          onPress={() => setListOpen(!isListOpen)}
        />
      </div>
      {isListOpen ? (
        <aside className={styles.list} aria-label={t('runControls')}>
          <Controls face={face} port={port} selected={selected} onSelect={setSelected} perform={perform} />
        </aside>
      ) : null}
    </div>
  );
}

interface ControlsProps extends Pick<ScenePictureProps, 'port'> {
  readonly face: SceneFace;
  readonly selected: string | null;
  readonly onSelect: (controlId: string | null) => void;
  readonly perform: (place: readonly [string, string], input: ActionInput) => void;
}

function Controls({ face, port, selected, onSelect, perform }: ControlsProps): ReactNode {
  const { say } = useSceneText(face);
  const frame = useFrame(port, WORDS_MS);
  const groups = useGroups(face.controls, frame.view, say, selected);
  return (
    <ControlList groups={groups} selected={selected} isReadOnly={port.readOnly} onSelect={onSelect} perform={perform} />
  );
}

import { type ReactNode, useCallback, useEffect, useMemo } from 'react';

import { type HomeView, type SceneViewProps, Stage } from '../../kit/index.ts';
import { Danger } from './effects/danger.tsx';
import { FlashAndSmoke } from './effects/flash-and-smoke.tsx';
import { useWorkshopSounds } from './effects/workshop-sounds.ts';
import { boxOfPart, partOfControl, wireOfControl } from './layout/part-box.ts';
import { NoticeCallout, PartCallout, TerminalCallout, WireCallout } from './overlay/callouts.tsx';
import { ToolBar } from './overlay/tool-bar.tsx';
import { Rings } from './parts/rings.tsx';
import { StageParts } from './stage-parts.tsx';
import { StageTargets } from './stage-targets.tsx';
import { sayIn } from './strings/index.ts';
import { toolStoreOf } from './tool-store.ts';

const HOME: HomeView = {
  box: { min: [-352, -284, -20], max: [500, 276, 40] },
  azimuthRad: 0.02,
  polarRad: 1.5,
  azimuthSpanRad: 0.95,
  polarSpanRad: 0.6,
  nearest: 150,
};

/** The picture: cabinet, door, motor and instruments, to be worked at by hand. */
export function MotorStarterStage({
  port,
  language,
  t,
  quality,
  sound,
  selected,
  onSelect,
}: SceneViewProps): ReactNode {
  const say = useMemo(() => sayIn(language), [language]);
  useWorkshopSounds(port, sound);
  const part = selected === null ? null : partOfControl(selected);
  const box = part === null ? null : (boxOfPart(part) ?? null);
  useEffect(() => {
    const wireId = selected === null ? null : wireOfControl(selected);
    if (wireId !== null) toolStoreOf(port).set({ wireId, terminal: null });
  }, [port, selected]);
  const onEmpty = useCallback(() => {
    toolStoreOf(port).set({ from: null, wireId: null, terminal: null });
    onSelect(null);
  }, [port, onSelect]);
  const overlay = (
    <>
      <ToolBar port={port} say={say} />
      {part !== null && box !== null && <PartCallout port={port} say={say} t={t} part={part} />}
      <TerminalCallout port={port} say={say} />
      <WireCallout port={port} say={say} />
      <NoticeCallout port={port} say={say} t={t} />
      <Danger port={port} say={say} />
    </>
  );
  return (
    <Stage
      home={HOME}
      label={say('stage.label')}
      language={language}
      quality={quality}
      selectedBox={box}
      onEmpty={onEmpty}
      overlay={overlay}
    >
      <StageParts port={port} say={say} onSelect={onSelect} />
      <StageTargets port={port} say={say} t={t} onSelect={onSelect} />
      <Rings port={port} part={box === null ? null : part} />
      <FlashAndSmoke port={port} />
    </Stage>
  );
}

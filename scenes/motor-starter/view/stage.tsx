import { type ReactNode, useMemo } from 'react';

import { type HomeView, type SceneViewProps, Stage } from '../../kit/index.ts';
import { StageStill } from './stage-still.tsx';
import { sayIn } from './strings/index.ts';

const HOME: HomeView = {
  box: { min: [-245, -278, -20], max: [446, 272, 40] },
  azimuthRad: 0.02,
  polarRad: 1.5,
  azimuthSpanRad: 0.95,
  polarSpanRad: 0.6,
  nearest: 150,
};

export function MotorStarterStage(props: SceneViewProps): ReactNode {
  const say = useMemo(() => sayIn(props.language), [props.language]);
  return (
    <Stage home={HOME} label={say('stage.label')} language={props.language} quality={props.quality}>
      <StageStill say={say} />
    </Stage>
  );
}

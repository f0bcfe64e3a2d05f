import type { SceneView } from '../../kit/index.ts';
import { Instruments } from './instruments/instruments.tsx';
import { DrawingPanel } from './panels/drawing.tsx';
import { PointsPanel } from './panels/points.tsx';
import { WiringPanel } from './panels/wiring.tsx';
import { MotorStarterStage } from './stage.tsx';

const view: SceneView = {
  Stage: MotorStarterStage,
  Instruments,
  panels: [
    { id: 'drawing', title: 'panel.drawing', Panel: DrawingPanel },
    { id: 'wiring', title: 'panel.wiring', Panel: WiringPanel },
    { id: 'points', title: 'panel.points', Panel: PointsPanel },
  ],
};

export default view;

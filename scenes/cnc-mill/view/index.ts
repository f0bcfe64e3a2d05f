import type { SceneView } from '../../kit/scene-view.ts';
import { Instruments } from './instruments/instruments.tsx';
import { ConsolePanel } from './panels/console/console-panel.tsx';
import { DrawingPanel } from './panels/drawing/drawing-panel.tsx';
import { GaugesPanel } from './panels/gauges/gauges-panel.tsx';
import { OffsetsPanel } from './panels/offsets/offsets-panel.tsx';
import { PathPanel } from './panels/path/path-panel.tsx';
import { ProgramPanel } from './panels/program/program-panel.tsx';
import { Stage } from './stage.tsx';

const view: SceneView = {
  Stage,
  Instruments,
  panels: [
    { id: 'console', title: 'group.panel', Panel: ConsolePanel },
    { id: 'program', title: 'group.program', Panel: ProgramPanel },
    { id: 'path', title: 'panel.path', Panel: PathPanel },
    { id: 'drawing', title: 'panel.drawing', Panel: DrawingPanel },
    { id: 'gauges', title: 'group.bench', Panel: GaugesPanel },
    { id: 'offsets', title: 'group.offsets', Panel: OffsetsPanel },
  ],
};

export default view;

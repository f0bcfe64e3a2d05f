import type { SceneView } from '../../kit/scene-view.ts';
import { Instruments } from './instruments/instruments.tsx';
import { ConsolePanel } from './panels/console/console-panel.tsx';
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
  ],
};

export default view;

import type { SceneView } from '../../kit/scene-view.ts';
import { Instruments } from './instruments/instruments.tsx';
import { ConsolePanel } from './panels/console/console-panel.tsx';
import { Stage } from './stage.tsx';

const view: SceneView = {
  Stage,
  Instruments,
  panels: [{ id: 'console', title: 'group.panel', Panel: ConsolePanel }],
};

export default view;

import type { SceneView } from '../../kit/index.ts';
import { Instruments } from './instruments/instruments.tsx';
import { MotorStarterStage } from './stage.tsx';

const view: SceneView = { Stage: MotorStarterStage, Instruments, panels: [] };

export default view;

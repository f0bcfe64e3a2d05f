import type { SceneView } from '../../kit/index.ts';
import { MotorStarterStage } from './stage.tsx';

const view: SceneView = { Stage: MotorStarterStage, Instruments: () => null, panels: [] };

export default view;

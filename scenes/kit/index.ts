export type { Quality, ScenePanel, SceneView, SceneViewProps } from './scene-view.ts';

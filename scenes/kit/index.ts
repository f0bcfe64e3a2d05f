/**
 * What the views of scenes share. It knows no scene.
 *
 * A picture is a `Stage`: canvas, light, camera with a home and bounds, pointer, keys, quality steps, a lost graphics context. Its children
 * are React Three Fiber; `overlay` is DOM over it, where `Anchor` keeps words beside a point. Units are the scene's own (millimetres, say):
 * `HomeView` tells the box that the first view shows.
 *
 * - Pointing: `useTargets(targets)` inside of the stage. A target is a box, a ball or a line with a tip, a press, a hold or a drop; small
 *   ones snap (`snapPx`), of two the one with more `priority` wins. A double press brings the camera near. No meshes are asked.
 * - Following the run: `useEachFrame(port, draw)` inside of the stage draws by hand (refs, no state) and asks for pictures only while
 *   something moves; `useLive(port, read)` is React state for DOM and for what changes seldom. `glide` and `TurningAngle` go between frames.
 * - Geometry: `Solids` collects bevelled boxes, rods, tubes by surface (`plastic`, `metal`, …) with colours in the vertices; `SolidMeshes`
 *   draws all of it with one call for each surface. `roundCorners`, `hanging` make the lines of wires. Draw what stands still so; give
 *   meshes of their own only to what moves. Shadows are drawn once: `useShadowRefresh()` after something large has moved.
 *   What is large is built by `useSolids(steps)`, step by step, so that the page is never held up.
 * - Words: `useLabelSheet(labels)` puts all labels on one texture, `Labels` draws them with one call.
 * - Sound: `useSounds(wanted)` gives a `SoundBoard`; it is silent until the first gesture.
 */
export { CameraRig } from './camera/camera-rig.ts';
export { centreOf, type HomeView, type ViewBox } from './camera/view.ts';
export { glide, TurningAngle } from './frames/glide.ts';
export { useEachFrame } from './frames/use-each-frame.ts';
export { useLive } from './frames/use-live.ts';
export { hanging, lengthOf, pathLength, roundCorners, thinned } from './geometry/path.ts';
export { SolidMeshes } from './geometry/solid-meshes.tsx';
export type { Placement } from './geometry/placement.ts';
export { Solids } from './geometry/solids.ts';
export { type SolidStep, useSolids } from './geometry/use-solids.ts';
export { surface, type SurfaceName } from './geometry/surfaces.ts';
export { type Label, LabelSheet, type PlacedLabel } from './labels/label-sheet.ts';
export { useLabelSheet } from './labels/use-label-sheet.ts';
export { labelMaterial, Labels } from './labels/labels.tsx';
export { SoundBoard } from './sound/sound-board.ts';
export { useSounds } from './sound/use-sounds.ts';
export { Lcd } from './meter/lcd.tsx';
export { LcdScreen } from './meter/lcd-screen.tsx';
export { glowTexture, Halo } from './parts/halo.tsx';
export { HoldButton } from './parts/hold-button.tsx';
export { Moving } from './parts/moving.tsx';
export { addScrew } from './parts/screw.ts';
export type { Target, TargetShape, TipText } from './pointer/target.ts';
export { useTargets } from './pointer/use-targets.ts';
export type { Quality, ScenePanel, SceneView, SceneViewProps } from './scene-view.ts';
export { Anchor } from './stage/anchor.tsx';
export type { Point } from './stage/anchor-registry.ts';
export { Prepared } from './stage/prepared.tsx';
export type { QualitySettings } from './stage/quality.ts';
export { Stage, type StageProps } from './stage/stage.tsx';
export { type StageServices, useStage } from './stage/stage-context.ts';
export { useShadowRefresh } from './stage/use-shadow-refresh.ts';

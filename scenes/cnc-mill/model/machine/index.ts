export { machineBlock, type MillExtension, type MillOptions, type MillReading } from './block.ts';
export type { MillFrame } from './frame.ts';
export * from './interface.ts';
export { PARAMETERS, type MillParameter } from './parameters.ts';
export { BLANK } from './place.ts';
export { MODEL_VERSION, millSystem, type MillSystemOptions, TICK_S } from './system.ts';
export {
  applySurface,
  type CollisionMark,
  emptySurface,
  type SurfaceUpdate,
  type SurfaceView,
} from './surface-view.ts';
export { millSurface } from './surface.ts';

export { entriesFor, type SeenEntry } from './entries.ts';
export {
  type FaultStatus,
  type InstructorView,
  instructorViewOf,
  isShownToTrainees,
  type TraineeView,
  traineeViewOf,
  type ViewValues,
} from './view.ts';

/** What plays a recorded log back; for workers. */
export { type LogEntry, parseLog, Player, type TrainingLog } from '@tongyan/sim-engine/log';

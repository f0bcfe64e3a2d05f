/** What plays a recorded log back; for workers. */
export { checkLog, Player } from '@tongyan/sim-engine/log';
export { traineeViewOf } from '@tongyan/sim-engine/view';

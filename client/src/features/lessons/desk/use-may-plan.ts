import { useViewer } from '../../../app/session.ts';

/** Whether somebody may put lessons into a timetable at all; of which school, the server decides. */
export function useMayPlan(): boolean {
  return useViewer().memberships.some(({ role }) => role === 'prepLeader' || role === 'administrator');
}

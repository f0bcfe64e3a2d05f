import type { Log } from '../../platform/log.ts';
import { createSectionTelling } from '../../platform/realtime/index.ts';
import type { FloorView } from '../contract-floor.ts';
import type { Follower, Followers } from '../live/followers.ts';
import type { FloorSession } from './session.ts';

export type FloorSection = Exclude<keyof FloorView, 'seq'>;

/** Tells pages what changed on a floor, each as its seat may see it. */
export function createTelling(
  followers: Followers,
  view: (session: FloorSession, follower: Follower) => FloorView,
  log: Log,
) {
  return createSectionTelling<FloorSession, FloorView>({
    message: 'floor',
    always: ['seq'],
    viewsOf: (session) =>
      followers
        .ofLesson(session.lessonId)
        .map(([socket, follower]) => [socket, () => view(session, follower)] as const),
    log,
  });
}

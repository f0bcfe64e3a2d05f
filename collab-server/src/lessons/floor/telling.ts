import type { LiveSocket } from '../../platform/realtime/index.ts';
import type { Log } from '../../platform/log.ts';
import type { FloorView } from '../contract-floor.ts';
import type { Follower, Followers } from '../live/followers.ts';
import type { FloorSession } from './session.ts';

export type FloorSection = Exclude<keyof FloorView, 'seq'>;

/** What happens at once is told at once; what happens within this time is told together. */
const TOGETHER_MS = 60;

/** Tells pages what changed on a floor: whole sections, each as the page's seat may see it, and none that is as it was. */
export function createTelling(
  followers: Followers,
  view: (session: FloorSession, follower: Follower) => FloorView,
  log: Log,
) {
  const told = new Map<LiveSocket, Map<FloorSection, string>>();
  const waiting = new Map<FloorSession, Set<FloorSection>>();
  let timer: NodeJS.Timeout | undefined;

  function tell(session: FloorSession, sections: ReadonlySet<FloorSection>): void {
    for (const [socket, follower] of followers.ofLesson(session.lessonId)) {
      const last = told.get(socket);
      if (last === undefined) continue;
      const whole = view(session, follower);
      const changed: Partial<FloorView> = {};
      for (const section of sections) {
        const text = JSON.stringify(whole[section]);
        if (last.get(section) === text) continue;
        last.set(section, text);
        Object.assign(changed, { [section]: whole[section] });
      }
      if (Object.keys(changed).length > 0) socket.emit('floor', { seq: whole.seq, ...changed });
    }
  }

  function flush(): void {
    timer = undefined;
    const all = [...waiting];
    waiting.clear();
    for (const [session, sections] of all) {
      try {
        tell(session, sections);
      } catch (error) {
        // One lesson that cannot be told does not end the server for all.
        log.error({ err: error, lessonId: session.lessonId }, 'a floor could not be told');
      }
    }
  }

  return {
    begin: (socket: LiveSocket): void => void told.set(socket, new Map()),
    end: (socket: LiveSocket): void => void told.delete(socket),
    changed(session: FloorSession, ...sections: readonly FloorSection[]): void {
      const set = waiting.get(session) ?? new Set();
      for (const section of sections) set.add(section);
      waiting.set(session, set);
      timer ??= setTimeout(flush, TOGETHER_MS).unref();
    },
    close: (): void => clearTimeout(timer),
  };
}

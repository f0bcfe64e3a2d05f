import type { Log } from '../log.ts';
import type { LiveSocket } from './gateway.ts';

/** What happens at once is told at once; what happens within this time is told together. */
const TOGETHER_MS = 60;

export type SectionTellingOptions<Session extends object, View extends object> = {
  /** Name of the message. */
  readonly message: string;
  /** Properties that go with every message, changed or not. */
  readonly always: readonly (keyof View)[];
  /** Those who are there now, each with a way to what they may see. */
  readonly viewsOf: (session: Session) => Iterable<readonly [LiveSocket, () => View]>;
  readonly log: Log;
};

export type SectionTelling<Session extends object, View extends object> = {
  /** From now on a page is told what changes. */
  begin(socket: LiveSocket): void;
  end(socket: LiveSocket): void;
  changed(session: Session, ...sections: readonly (keyof View)[]): void;
  close(): void;
};

/** Tells pages what changed of something live: whole sections of a view, each as the page may see it, and none that is as it was. */
export function createSectionTelling<Session extends object, View extends object>({
  message,
  always,
  viewsOf,
  log,
}: SectionTellingOptions<Session, View>): SectionTelling<Session, View> {
  const told = new Map<LiveSocket, Map<keyof View, string>>();
  const waiting = new Map<Session, Set<keyof View>>();
  let timer: NodeJS.Timeout | undefined;

  function tell(session: Session, sections: ReadonlySet<keyof View>): void {
    for (const [socket, view] of viewsOf(session)) {
      const last = told.get(socket);
      if (last === undefined) continue;
      const whole = view();
      const changed: Partial<View> = {};
      for (const section of sections) {
        const text = JSON.stringify(whole[section]);
        if (last.get(section) === text) continue;
        last.set(section, text);
        changed[section] = whole[section];
      }
      if (Object.keys(changed).length === 0) continue;
      for (const section of always) changed[section] = whole[section];
      socket.emit(message, changed);
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
        // One that cannot be told does not end the server for all.
        log.error({ err: error, message }, 'what changed could not be told');
      }
    }
  }

  return {
    begin: (socket) => void told.set(socket, new Map()),
    end: (socket) => void told.delete(socket),
    changed(session, ...sections) {
      const set = waiting.get(session) ?? new Set();
      for (const section of sections) set.add(section);
      waiting.set(session, set);
      timer ??= setTimeout(flush, TOGETHER_MS).unref();
    },
    close: () => clearTimeout(timer),
  };
}

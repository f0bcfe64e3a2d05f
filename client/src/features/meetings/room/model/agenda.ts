import type { MeetingView } from '@tongyan/collab-server/contracts';

type Agenda = MeetingView['agenda'];

/** A point of the agenda as it stands at a moment. */
export interface AgendaPoint {
  readonly item: Agenda['items'][number];
  readonly state: 'done' | 'now' | 'coming';
  /** With the minutes that were added. */
  readonly plannedMs: number;
  readonly spentMs: number;
  /** Beyond its minutes; 0 while within them. */
  readonly overMs: number;
}

const MINUTE_MS = 60_000;

/** @param nowMs meeting time */
export function agendaPoints({ items, current }: Agenda, nowMs: number): readonly AgendaPoint[] {
  return items.map((item) => {
    const isNow = current?.itemId === item.id;
    const spentMs = item.spentMs + (isNow ? Math.max(0, nowMs - current.startedAt) : 0);
    const plannedMs = (item.minutes + item.added) * MINUTE_MS;
    return {
      item,
      state: isNow ? 'now' : item.startedAt === null ? 'coming' : 'done',
      plannedMs,
      spentMs,
      overMs: Math.max(0, spentMs - plannedMs),
    };
  });
}

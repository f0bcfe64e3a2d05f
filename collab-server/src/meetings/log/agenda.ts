import type { MeetingEntry } from './entries.ts';
import type { AgendaState } from './state.ts';

export const EMPTY_AGENDA: AgendaState = { items: [], current: null };

/** A1 to A4. */
export function agendaAfter(before: AgendaState, { at, event }: MeetingEntry): AgendaState {
  switch (event.kind) {
    case 'meeting.open':
      return { items: event.agenda.map((item) => ({ ...item, added: 0, spentMs: 0, startedAt: null })), current: null };
    case 'agenda.add':
      return { ...before, items: [...before.items, { ...event.item, added: 0, spentMs: 0, startedAt: null }] };
    case 'agenda.start': {
      const { items } = stopped(before, at);
      const { itemId } = event;
      return {
        items: items.map((item) => (item.id === itemId ? { ...item, startedAt: item.startedAt ?? at } : item)),
        current: { itemId, startedAt: at },
      };
    }
    case 'agenda.stop':
    case 'meeting.end':
      return stopped(before, at);
    case 'agenda.extend':
      return {
        ...before,
        items: before.items.map((item) =>
          item.id === event.itemId ? { ...item, added: item.added + event.minutes } : item,
        ),
      };
    default:
      return before;
  }
}

function stopped({ items, current }: AgendaState, at: number): AgendaState {
  if (current === null) return { items, current };
  const spentMs = at - current.startedAt;
  return {
    items: items.map((item) => (item.id === current.itemId ? { ...item, spentMs: item.spentMs + spentMs } : item)),
    current: null,
  };
}

import type { ChosenPerson } from '../../../app/chosen-people.tsx';
import { localTime } from '../../../i18n/local-time.ts';
import type { MeetingDetail } from '../desk/types.ts';

export interface AgendaRow {
  readonly id: string;
  readonly title: string;
  readonly minutes: string;
  readonly speaker: string;
}

/** A meeting as it stands in the form. */
export interface MeetingForm {
  readonly communityId: string;
  readonly title: string;
  readonly purpose: string;
  /** As a `datetime-local` field has it. */
  readonly startsAt: string;
  readonly minutes: string;
  readonly agenda: readonly AgendaRow[];
  readonly documentId: string | null;
  readonly coHosts: readonly ChosenPerson[];
  readonly guests: readonly ChosenPerson[];
}

export type MeetingProblem =
  | 'communityMissing'
  | 'titleMissing'
  | 'startWrong'
  | 'startPast'
  | 'minutesWrong'
  | 'agendaTitleMissing'
  | 'agendaMinutesWrong';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const LEAST_MINUTES = 5;
const MOST_MINUTES = 480;
const MOST_POINT_MINUTES = 240;

/** @param newId of an agenda's point */
export function emptyRow(newId: () => string): AgendaRow {
  return { id: newId(), title: '', minutes: '10', speaker: '' };
}

/** From the next full hour on. */
export function emptyMeeting(communityId: string, nowMs: number): MeetingForm {
  return {
    communityId,
    title: '',
    purpose: '',
    startsAt: localTime(Math.ceil((nowMs + 1) / HOUR_MS) * HOUR_MS),
    minutes: '90',
    agenda: [],
    documentId: null,
    coHosts: [],
    guests: [],
  };
}

export function formOf(meeting: MeetingDetail): MeetingForm {
  const invited = (role: 'coHost' | 'guest') =>
    meeting.people
      .filter((person) => person.role === role)
      .map(({ personId, displayName, orgUnitName }) => ({ id: personId, displayName, note: orgUnitName ?? '' }));
  return {
    communityId: meeting.community.id,
    title: meeting.title,
    purpose: meeting.purpose,
    startsAt: localTime(meeting.startsAtMs),
    minutes: String(meeting.durationMs / MINUTE_MS),
    agenda: meeting.agenda.map((item) => ({ ...item, minutes: String(item.minutes) })),
    documentId: meeting.document?.id ?? null,
    coHosts: invited('coHost'),
    guests: invited('guest'),
  };
}

/** Whole minutes within bounds; undefined for anything else. */
export function minutesOf(text: string, least: number, most: number): number | undefined {
  if (!/^\d{1,3}$/u.test(text.trim())) return undefined;
  const minutes = Number(text);
  return minutes >= least && minutes <= most ? minutes : undefined;
}

/** How long the agenda takes in all; what is no number counts nothing. */
export function agendaMinutes(rows: readonly AgendaRow[]): number {
  return rows.reduce((sum, { minutes }) => sum + (minutesOf(minutes, 1, MOST_POINT_MINUTES) ?? 0), 0);
}

export function problemsOf(form: MeetingForm, nowMs: number): readonly MeetingProblem[] {
  const startsAtMs = Date.parse(form.startsAt);
  const length = minutesOf(form.minutes, LEAST_MINUTES, MOST_MINUTES);
  const problems: readonly (MeetingProblem | false)[] = [
    form.communityId === '' && 'communityMissing',
    form.title.trim() === '' && 'titleMissing',
    Number.isNaN(startsAtMs) && 'startWrong',
    startsAtMs + (length ?? 0) * MINUTE_MS < nowMs && 'startPast',
    length === undefined && 'minutesWrong',
    form.agenda.some(({ title }) => title.trim() === '') && 'agendaTitleMissing',
    form.agenda.some(({ minutes }) => minutesOf(minutes, 1, MOST_POINT_MINUTES) === undefined) && 'agendaMinutesWrong',
  ];
  return problems.filter((problem) => problem !== false);
}

/** What can be sent once there are no problems: what may be changed later, and what is chosen at the beginning. */
export function bodyOf(form: MeetingForm) {
  return {
    title: form.title.trim(),
    purpose: form.purpose.trim(),
    startsAtMs: Date.parse(form.startsAt),
    durationMs: (minutesOf(form.minutes, LEAST_MINUTES, MOST_MINUTES) ?? LEAST_MINUTES) * MINUTE_MS,
    agenda: form.agenda.map(({ id, title, minutes, speaker }) => ({
      id,
      title: title.trim(),
      minutes: minutesOf(minutes, 1, MOST_POINT_MINUTES) ?? 1,
      speaker: speaker.trim(),
    })),
    documentId: form.documentId,
  };
}

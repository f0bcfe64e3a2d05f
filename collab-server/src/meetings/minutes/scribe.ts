import type { Db } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import { attendanceOf } from '../attendance.ts';
import type { MeetingDocuments, SectionContent } from '../documents-port.ts';
import type { MeetingSession } from '../live/session.ts';
import { listPresence } from '../store-live.ts';
import { agendaOf } from '../store.ts';
import { decisionSection, endSections, minutesContent, minutesTitle, taskSection } from './content.ts';

export type ScribeDeps = {
  readonly db: Db;
  readonly log: Log;
  readonly now: () => number;
  readonly documents: MeetingDocuments;
};

/** What of a meeting enters its minutes, by the number of its entry in the log. */
type Part = { readonly seq: number; readonly by: string; readonly sections: readonly SectionContent[] };

/**
 * R2, R3: writes what a meeting's log says into its minutes document, each thing once. A part is first kept as the very update that the document will
 * receive, then sent: whatever falls in between, the same update is sent again, and a document takes the same update once.
 */
export function createScribe({ db, log, now, documents }: ScribeDeps) {
  const turns = new Map<string, Promise<void>>();

  /** Makes the document where it is not made. @returns whether it is there. */
  async function make(session: MeetingSession, actorId: string): Promise<boolean> {
    const { meeting } = session;
    if (meeting.minutesMadeAtMs !== null) return true;
    const { minutesDocumentId, communityId, hostName, communityName } = meeting;
    const head = { ...meeting, hostName, communityName, agenda: agendaOf(meeting) };
    const request = { documentId: minutesDocumentId, communityId, title: minutesTitle(meeting) };
    const made = await documents.make({ ...request, actorId, content: minutesContent(head) });
    if (!made.ok) {
      log.warn({ meetingId: meeting.id, code: made.error.code }, 'the minutes document of a meeting was not made');
      return false;
    }
    const minutesMadeAtMs = now();
    await db.updateTable('meeting').set({ minutesMadeAtMs }).where('id', '=', meeting.id).execute();
    session.meeting = { ...session.meeting, minutesMadeAtMs };
    return true;
  }

  async function partsOf(session: MeetingSession, writtenSeqs: ReadonlySet<number>): Promise<readonly Part[]> {
    const { meeting } = session;
    const state = session.log.state();
    const parts = [
      ...state.decisions.map(({ id, by, text }) => ({
        seq: Number(id),
        by,
        sections: [decisionSection(text, meeting.locale)],
      })),
      ...state.tasks.map((task) => ({
        seq: Number(task.id),
        by: task.by,
        sections: [taskSection(task, meeting.locale)],
      })),
    ].filter(({ seq }) => !writtenSeqs.has(seq));
    if (state.endedAt !== null && !writtenSeqs.has(state.seq)) {
      const end = {
        openedAtMs: meeting.openedAtMs ?? meeting.startsAtMs,
        lastedMs: state.endedAt,
        agenda: state.agenda.items,
        attendance: attendanceOf(await listPresence(db, meeting.id), session.people, state.people.known.keys()),
        locale: meeting.locale,
      };
      parts.push({ seq: state.seq, by: meeting.hostId, sections: [...endSections(end)] });
    }
    return parts.toSorted((a, b) => a.seq - b.seq);
  }

  async function put(session: MeetingSession, { seq, by, sections }: Part, kept: string | undefined): Promise<void> {
    const { id: meetingId, minutesDocumentId } = session.meeting;
    const part = db.updateTable('meetingMinutesPart').where('meetingId', '=', meetingId).where('seq', '=', seq);
    const update = kept === undefined ? undefined : Buffer.from(kept, 'base64');
    if (update !== undefined) {
      try {
        await documents.write(minutesDocumentId, by, update);
        await part.set({ writtenAtMs: now() }).execute();
        return;
      } catch (error) {
        // It built on something that was never durable, so it is not in the document: it is prepared anew.
        log.warn({ err: error, meetingId, seq }, 'a part of minutes did not fit any more');
      }
    }
    const prepared = await documents.prepare(minutesDocumentId, sections);
    const content = Buffer.from(prepared).toString('base64');
    await db
      .insertInto('meetingMinutesPart')
      .values({ meetingId, seq, content, writtenAtMs: null })
      .onConflict((on) => on.columns(['meetingId', 'seq']).doUpdateSet({ content }))
      .execute();
    await documents.write(minutesDocumentId, by, prepared);
    await part.set({ writtenAtMs: now() }).execute();
  }

  async function writeAll(session: MeetingSession): Promise<void> {
    const { id: meetingId, hostId } = session.meeting;
    if (!(await make(session, hostId))) return;
    const rows = await db
      .selectFrom('meetingMinutesPart')
      .where('meetingId', '=', meetingId)
      .select(['seq', 'content', 'writtenAtMs'])
      .execute();
    const kept = new Map(rows.map(({ seq, content }) => [seq, content]));
    const written = new Set(rows.flatMap(({ seq, writtenAtMs }) => (writtenAtMs === null ? [] : [seq])));
    for (const part of await partsOf(session, written)) await put(session, part, kept.get(part.seq));
    if (session.log.state().endedAt !== null) {
      const minutesWrittenAtMs = now();
      await db.updateTable('meeting').set({ minutesWrittenAtMs }).where('id', '=', meetingId).execute();
      session.meeting = { ...session.meeting, minutesWrittenAtMs };
    }
  }

  function inTurn<Outcome>(session: MeetingSession, act: () => Promise<Outcome>): Promise<Outcome> {
    const { id } = session.meeting;
    const done = (turns.get(id) ?? Promise.resolve()).then(act);
    const turn = done.then(
      () => {},
      () => {},
    );
    turns.set(id, turn);
    void turn.then(() => turns.get(id) === turn && turns.delete(id));
    return done;
  }

  return {
    /** Makes the minutes document for whoever opens the meeting. */
    make: (session: MeetingSession, actorId: string): Promise<boolean> => inTurn(session, () => make(session, actorId)),
    /** Writes what is not written yet. What fails is tried again at the next call. */
    async write(session: MeetingSession): Promise<void> {
      try {
        await inTurn(session, () => writeAll(session));
      } catch (error) {
        log.error({ err: error, meetingId: session.meeting.id }, 'minutes of a meeting could not be written');
      }
    },
    async idle(): Promise<void> {
      await Promise.all(turns.values());
    },
  };
}

export type Scribe = ReturnType<typeof createScribe>;

import { type ChunkFile, listChunks } from '@tongyan/media/recorder';
import type { Db } from '../../platform/database/index.ts';
import { findRecording, listSources } from '../recordings/store.ts';
import type { SeatRow } from '../store.ts';
import type { ObservationReport } from './contract-report.ts';

const teachers: readonly SeatRow['seat'][] = ['leadTeacher', 'assistantTeacher'];
const pupils: readonly SeatRow['seat'][] = ['leadClassroom', 'receivingClassroom', 'student'];

type Source = { readonly sourceId: string; readonly seatId: string };

/** P5. @param chunks of all microphones; null where nothing was recorded of any */
export function talkOf(
  chunks: readonly Pick<ChunkFile, 'sourceId' | 'durationMs' | 'heardMs'>[],
  sources: readonly Source[],
  seats: readonly Pick<SeatRow, 'id' | 'seat'>[],
): ObservationReport['talk'] {
  const seatIdOf = new Map(sources.map(({ sourceId, seatId }) => [sourceId, seatId]));
  const bySeat = Map.groupBy(chunks, ({ sourceId }) => seatIdOf.get(sourceId));
  const measured = seats.flatMap(({ id, seat }) => {
    const own = bySeat.get(id);
    return own === undefined ? [] : [{ seat, heardMs: sum(own, 'heardMs'), recordedMs: sum(own, 'durationMs') }];
  });
  const of = (kinds: readonly SeatRow['seat'][]) => measured.filter(({ seat }) => kinds.includes(seat));
  const [ofTeachers, ofPupils] = [of(teachers), of(pupils)];
  const all = [...ofTeachers, ...ofPupils];
  if (all.length === 0) return null;
  return {
    teachersMs: Math.round(ofTeachers.reduce((total, { heardMs }) => total + heardMs, 0)),
    pupilsMs: Math.round(ofPupils.reduce((total, { heardMs }) => total + heardMs, 0)),
    teacherMicrophones: ofTeachers.length,
    pupilMicrophones: ofPupils.length,
    recordedMs: Math.round(Math.max(...all.map(({ recordedMs }) => recordedMs))),
  };
}

const sum = (chunks: readonly Pick<ChunkFile, 'durationMs' | 'heardMs'>[], of: 'durationMs' | 'heardMs'): number =>
  chunks.reduce((total, chunk) => total + chunk[of], 0);

/** Of the recording of a lesson, where there is one that was not deleted. */
export async function measureTalk(
  db: Db,
  lessonId: string,
  seats: readonly SeatRow[],
  folderOf: (recording: { readonly folder: string }) => string,
): Promise<ObservationReport['talk']> {
  const recording = await findRecording(db, lessonId);
  if (recording === undefined || recording.state === 'deleted') return null;
  const chunks = await listChunks(folderOf(recording));
  return talkOf(chunks, await listSources(db, lessonId), seats);
}

import { dispose } from '@livekit/rtc-node';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestMediaServer, whyNoMediaServer } from '../../../media/src/server/launcher/testing-server.ts';
import { disconnected, join } from '../../../media/src/server/tokens/testing-participant.ts';
import { postgresTestDatabase, sqliteTestDatabase } from '../platform/database/testing.ts';
import type { LessonDetail } from './contract.ts';
import { attendanceContract } from './testing-attendance-contract.ts';
import { floorContract } from './testing-floor-contract.ts';
import { lessonsContract, plan } from './testing-lessons-contract.ts';
import { startLessons } from './testing-lessons-server.ts';
import { observationContract } from './testing-observation-contract.ts';
import { invitationsContract } from './testing-invitations-contract.ts';
import { privacyContract } from './testing-privacy-contract.ts';
import { pastDocumentsContract } from './testing-past-documents-contract.ts';
import { shownContract } from './testing-shown-contract.ts';
import { stageContract } from './testing-stage-contract.ts';

lessonsContract(postgresTestDatabase);
stageContract(postgresTestDatabase);
floorContract(postgresTestDatabase);
attendanceContract(postgresTestDatabase);
observationContract(postgresTestDatabase);
invitationsContract(postgresTestDatabase);
privacyContract(postgresTestDatabase);
pastDocumentsContract(postgresTestDatabase);
shownContract(postgresTestDatabase);

const absent = await whyNoMediaServer();
if (absent !== undefined) process.stdout.write(`A lesson with a media server is skipped: ${absent}\n`);

describe.skipIf(absent !== undefined)('a live lesson with a real media server', () => {
  afterAll(() => dispose());

  it('is entered with what its admission gives, sends somebody out for good, and ends for all', async () => {
    const media = await startTestMediaServer();
    const server = await startLessons(sqliteTestDatabase, media.launcher);
    const planned = await server.call('planner', 'POST /api/lessons', plan);
    const lesson = planned.body as LessonDetail;
    await server.call('lead', `POST /api/lessons/${lesson.id}/open`);
    const admit = async (personId: string) => {
      const { body } = await server.call(personId, `POST /api/lessons/${lesson.id}/admissions`);
      return body as { readonly mediaUrl: string; readonly token: string; readonly admissionId: string };
    };
    const [forLead, forPupil] = [await admit('lead'), await admit('pupil')];
    const lead = await join(forLead.mediaUrl, forLead.token);
    const pupil = await join(forPupil.mediaUrl, forPupil.token);
    expect(await lead.send('microphone')).toBe(true);
    expect(await pupil.send('microphone')).toBe(false);
    await expect.poll(() => lead.others()).toEqual([forPupil.admissionId]);

    const sentOut = disconnected(pupil);
    const seat = lesson.seats.find(({ personId }) => personId === 'pupil');
    await server.call('lead', `PATCH /api/lessons/${lesson.id}/seats/${seat?.id}`, { barred: true });
    await sentOut;
    const again = await join(forPupil.mediaUrl, forPupil.token);
    const sentOutAgain = disconnected(again);
    await server.lessons.sweep();
    await sentOutAgain;

    const ended = disconnected(lead);
    await server.call('lead', `POST /api/lessons/${lesson.id}/end`);
    await ended;
    await Promise.all([lead, pupil, again].map((participant) => participant.leave()));
    await server.dispose();
    await media.dispose();
  });
});

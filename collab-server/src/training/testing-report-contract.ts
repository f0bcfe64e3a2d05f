import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { ReportSection, TrainingReport } from './contract-report.ts';
import { doWell, openFree, setExam, setTask, sitDown, well } from './testing-acts.ts';
import { everybody, startTraining, type TestTraining } from './testing-training-server.ts';

const TEACHERS = ['instructor', 'colleague', 'classTeacher', 'mentor'];

/** What people write into reports; on every database. */
export function reportContract(testDatabase: TestDatabase): void {
  describe(`reports of training on ${testDatabase.name}`, { timeout: 120_000 }, () => {
    let server: TestTraining;
    let taskId = '';
    let attemptId = '';
    beforeAll(async () => {
      server = await startTraining(testDatabase);
      taskId = (await setTask(server)).id;
    }, 120_000);
    afterAll(() => server.dispose());
    beforeEach(async () => {
      attemptId = (await doWell(server, taskId)).start.attemptId;
    });

    const path = () => `/api/training/attempts/${attemptId}/report`;
    const read = (person: string) => server.call(person, `GET ${path()}`);
    const report = async (person: string): Promise<TrainingReport> => well(await read(person));
    const write = (person: string, section: ReportSection, text: string, version = 0) =>
      server.call(person, `PUT ${path()}/parts/${section}`, { text, version });
    const choose = (person: string, personIds: readonly string[]) =>
      server.call(person, `PUT ${path()}/peers`, { personIds });
    const sign = (person: string, digest: string | null) =>
      server.call(person, `PUT ${path()}/signature`, { digest: digest ?? '' });
    const partOf = ({ parts }: TrainingReport, section: ReportSection) =>
      parts.find((part) => part.section === section);

    it('[R2] keep what trainee, peer and teacher write, and show who wrote it', async () => {
      well(await choose('pupil', ['classmate']));
      well(await write('pupil', 'selfReview', ' 接线规范。 '));
      well(await write('pupil', 'purpose', '学会烧水'));
      well(await write('classmate', 'peerReview', '配合得好'));
      server.clockMs += 1_000;
      well(await write('classTeacher', 'teacherReview', '良好'));
      for (const person of ['pupil', 'instructor']) {
        const found = await report(person);
        expect(partOf(found, 'selfReview')).toMatchObject({
          text: '接线规范。',
          version: 1,
          author: { personId: 'pupil' },
          mayWrite: person === 'pupil',
        });
        expect(partOf(found, 'teacherReview')).toMatchObject({
          text: '良好',
          author: { displayName: '人 classTeacher' },
          atMs: server.clockMs,
          mayWrite: person === 'instructor',
        });
        expect(found.peers).toMatchObject([
          { person: { personId: 'classmate' }, part: { text: '配合得好', mayWrite: false } },
        ]);
      }
    });

    it('[R5] are written on top of what was read: another is told who wrote meanwhile, and nothing is lost', async () => {
      well(await write('instructor', 'teacherReview', '第一稿'));
      const late = await write('classTeacher', 'teacherReview', '我的评语');
      expect([late.status, late.code, late.body]).toMatchObject([
        409,
        'training.reportConflict',
        { params: { version: 1, by: '人 instructor', atMs: server.clockMs } },
      ]);
      expect(partOf(await report('classTeacher'), 'teacherReview')).toMatchObject({ text: '第一稿', version: 1 });
      well(await write('classTeacher', 'teacherReview', '我的评语', 1));
      const rows = await server.db
        .selectFrom('trainingReportText')
        .where('attemptId', '=', attemptId)
        .select(['version', 'text', 'authorId'])
        .orderBy('version')
        .execute();
      expect(rows).toEqual([
        { version: 1, text: '第一稿', authorId: 'instructor' },
        { version: 2, text: '我的评语', authorId: 'classTeacher' },
      ]);
    });

    it('[R5] take the same text again, as after an answer that was lost', async () => {
      well(await write('pupil', 'reflection', '下次先验电'));
      well(await write('pupil', 'reflection', '下次先验电'));
      expect(partOf(await report('pupil'), 'reflection')?.version).toBe(1);
    });

    it('[R5] let one of several who write at once through', async () => {
      const answers = await Promise.all(TEACHERS.map((person) => write(person, 'teacherReview', `评语 ${person}`)));
      expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409', '409', '409']);
    });

    it('[R4] are written on no more once a teacher has signed, until the signature is taken back', async () => {
      well(await choose('pupil', ['classmate']));
      well(await write('pupil', 'selfReview', '好'));
      const { digest } = await report('classTeacher');
      well(await write('pupil', 'selfReview', '更好', 1));
      expect((await sign('classTeacher', digest)).code).toBe('training.reportChanged');
      const seen = (await report('classTeacher')).digest;
      well(await sign('classTeacher', seen));
      const refusals = [
        await write('pupil', 'selfReview', '最好', 2),
        await write('classmate', 'peerReview', '晚了'),
        await write('instructor', 'teacherReview', '晚了'),
        await choose('pupil', []),
        await sign('instructor', seen),
      ];
      expect(refusals.map(({ status, code }) => `${status} ${code}`)).toEqual(
        refusals.map(() => '409 training.reportSigned'),
      );
      const found = await report('pupil');
      expect(found.signature).toEqual({
        by: { personId: 'classTeacher', displayName: '人 classTeacher' },
        atMs: server.clockMs,
        digest: seen,
      });
      expect(found.parts.some(({ mayWrite }) => mayWrite)).toBe(false);
      expect((await server.call('pupil', `DELETE ${path()}/signature`)).code).toBe('permission.denied');
      well(await server.call('instructor', `DELETE ${path()}/signature`));
      expect((await server.call('instructor', `DELETE ${path()}/signature`)).code).toBe('training.reportNotSigned');
      well(await write('pupil', 'selfReview', '最好', 2));
    });

    it('[R3] let a peer see what they were asked for and nothing else', async () => {
      well(await write('pupil', 'selfReview', '秘密的自评'));
      well(await write('instructor', 'teacherReview', '秘密的师评'));
      expect((await read('classmate')).code).toBe('training.attemptNotFound');
      well(await choose('instructor', ['classmate']));
      const seen = await read('classmate');
      expect(well<TrainingReport>(seen)).toMatchObject({
        as: 'peer',
        parts: [],
        digest: null,
        classmates: [],
        peers: [{ part: { mayWrite: true, version: 0 } }],
        may: { choosePeers: false, sign: false, takeBack: false },
      });
      expect(seen.text).not.toMatch(/秘密|awarded/u);
      for (const more of ['', '/score', '/log', '/comments', '/integrity', '/start'])
        expect((await server.call('classmate', `GET /api/training/attempts/${attemptId}${more}`)).status).toBe(404);
      const list = await server.call('classmate', 'GET /api/training/peer-reviews');
      const { reviews } = list.body as { reviews: { attemptId: string }[] };
      expect(reviews[0]).toMatchObject({
        attemptId,
        person: { personId: 'pupil' },
        taskTitle: '烧水练习',
        part: { mayWrite: true },
      });
      well(await choose('pupil', []));
      expect((await read('classmate')).status).toBe(404);
      expect((await server.call('classmate', 'GET /api/training/peer-reviews')).text).not.toContain(attemptId);
    });

    it('[R3] ask others of the class alone, and keep who has written', async () => {
      expect((await choose('pupil', ['pupil'])).code).toBe('training.peersRefused');
      expect((await choose('pupil', ['otherPupil'])).code).toBe('training.peersRefused');
      expect((await choose('pupil', ['instructor'])).code).toBe('training.peersRefused');
      well(await choose('pupil', ['classmate']));
      well(await write('classmate', 'peerReview', '很好'));
      expect((await choose('pupil', [])).code).toBe('training.peerHasWritten');
    });

    it('[R1] of an exam are the trainee’s once the score is told', async () => {
      const exam = await setExam(server);
      attemptId = (await doWell(server, exam.id)).start.attemptId;
      for (const answer of [await read('pupil'), await write('pupil', 'selfReview', '好')])
        expect([answer.status, answer.code]).toEqual([403, 'training.scoreNotTold']);
      well(await write('instructor', 'teacherReview', '良好'));
      server.clockMs = exam.closesAtMs;
      expect(partOf(await report('pupil'), 'teacherReview')?.text).toBe('良好');
      taskId = (await setTask(server)).id;
    });

    it('[R1] are there once there is a score', async () => {
      attemptId = (await sitDown(server, (await setTask(server)).id)).start.attemptId;
      for (const person of ['pupil', 'instructor']) expect((await read(person)).code).toBe('training.scoreNotReady');
    });

    it('[R1] of free practice are nobody else’s', async () => {
      const opened = well<{ attemptId: string }>(await openFree(server));
      attemptId = opened.attemptId;
      expect((await read('instructor')).code).toBe('training.attemptNotFound');
    });

    it('[R6] stand in the audit log where others wrote, chose or signed', async () => {
      well(await choose('instructor', ['classmate']));
      well(await write('classmate', 'peerReview', '好'));
      well(await write('pupil', 'selfReview', '好'));
      well(await sign('instructor', (await report('instructor')).digest));
      well(await server.call('instructor', `DELETE ${path()}/signature`));
      const rows = await server.db
        .selectFrom('auditEntry')
        .where('action', 'like', 'trainingReport.%')
        .select(['action', 'actorId', 'subjectPersonId', 'detail'])
        .orderBy('id')
        .execute();
      const own = rows.filter(({ detail }) => detail.includes(attemptId));
      expect(own.map(({ action, actorId, subjectPersonId }) => `${action} ${actorId} ${subjectPersonId}`)).toEqual([
        'trainingReport.peersChosen instructor pupil',
        'trainingReport.written classmate pupil',
        'trainingReport.signed instructor pupil',
        'trainingReport.signatureTakenBack instructor pupil',
      ]);
      expect(own.map(({ detail }) => detail).join(' ')).not.toContain('好');
    });

    const writers: Readonly<Partial<Record<ReportSection, readonly string[]>>> = {
      selfReview: ['pupil'],
      reflection: ['pupil'],
      purpose: ['pupil'],
      peerReview: ['classmate'],
      teacherReview: TEACHERS,
    };
    it.each(Object.keys(writers) as ReportSection[])('[R2] %s is written by whose it is', async (section) => {
      well(await choose('pupil', ['classmate']));
      let version = 0;
      for (const person of everybody) {
        const known = person === 'pupil' || person === 'classmate' || TEACHERS.includes(person);
        const may = writers[section]?.includes(person) ?? false;
        const answer = await write(person, section, `由 ${person}`, version);
        if (may) version += 1;
        expect([person, answer.status]).toEqual([person, may ? 200 : known ? 403 : 404]);
      }
    });

    it('[R3, R4] peers, signing and taking back are for whose they are', async () => {
      well(await choose('pupil', ['classmate']));
      const digest = '0'.repeat(64);
      for (const person of everybody) {
        const teaches = TEACHERS.includes(person);
        const known = person === 'pupil' || person === 'classmate' || teaches;
        const chooses = person === 'pupil' || teaches;
        expect([person, (await choose(person, ['classmate'])).status]).toEqual([
          person,
          chooses ? 200 : known ? 403 : 404,
        ]);
        expect([person, (await sign(person, digest)).code]).toEqual([
          person,
          teaches ? 'training.reportChanged' : known ? 'permission.denied' : 'training.attemptNotFound',
        ]);
        expect([person, (await server.call(person, `DELETE ${path()}/signature`)).code]).toEqual([
          person,
          teaches ? 'training.reportNotSigned' : known ? 'permission.denied' : 'training.attemptNotFound',
        ]);
        expect([person, (await read(person)).status]).toEqual([person, known ? 200 : 404]);
      }
    });
  });
}

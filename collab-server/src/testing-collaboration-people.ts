import { addPerson } from './documents/testing.ts';
import { startCollaboration, type TestCollaboration } from './testing-collaboration-server.ts';
import type { TestDatabase } from './platform/database/testing.ts';

/** A server with one person of each kind that rules tell apart; nobody is in anything yet. */
export async function startWithPeople(testDatabase: TestDatabase): Promise<TestCollaboration> {
  const server = await startCollaboration(testDatabase);
  const { db } = server;
  await addPerson(db, 'owner', [['teacher', 'schoolA']], '林静澜');
  await addPerson(db, 'colleague', [['prepLeader', 'schoolB']], '吴知行');
  await addPerson(db, 'reader', [['teacher', 'schoolB']], '郑衡');
  await addPerson(db, 'stranger', [['teacher', 'schoolB']]);
  await addPerson(db, 'overseer', [['researcher', 'countyA']]);
  await addPerson(db, 'mentor', [['enterpriseMentor', 'schoolA']]);
  await addPerson(db, 'pupil', [['student', 'schoolA']], '小同学');
  return server;
}

/** The code of a problem, or undefined where the answer is none. */
export function codeOf(answer: { readonly body: unknown }): string | undefined {
  return (answer.body as { code?: string } | undefined)?.code;
}

/** How many answers there were of each status, lowest first. */
export function statuses(answers: readonly { readonly status: number }[]): number[] {
  return answers.map((answer) => answer.status).toSorted((a, b) => a - b);
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Db } from '../../platform/database/index.ts';
import type { Caption } from '../contract-floor.ts';
import { EMPTY_FLOOR, floorAfter } from '../floor/state.ts';
import { listFloorEntries } from '../floor/store.ts';

/** The captions of a lesson that are final, by when they were spoken. */
export async function listCaptions(db: Db, lessonId: string): Promise<readonly Caption[]> {
  const entries = await listFloorEntries(db, lessonId);
  return entries.reduce((floor, { entry }) => floorAfter(floor, entry), EMPTY_FLOOR).captions;
}

/** Those that hold some words, whatever their case. */
export function findCaptions(captions: readonly Caption[], find: string): readonly Caption[] {
  const wanted = find.trim().toLowerCase();
  return captions.filter(({ text }) => text.toLowerCase().includes(wanted));
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const TOKEN_BYTES = 32;

/** A token for one speech service of a lesson; an earlier one ends. Only its hash is kept. */
export async function makeCaptionToken(
  db: Db,
  lessonId: string,
  made: { readonly madeBy: string; readonly madeAtMs: number },
): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const tokenHash = hashOf(token).toString('hex');
  await db
    .insertInto('lessonCaptionService')
    .values({ lessonId, tokenHash, ...made })
    .onConflict((conflict) => conflict.column('lessonId').doUpdateSet({ tokenHash, ...made }))
    .execute();
  return token;
}

/** @param authorization the header, `Bearer …` */
export async function isCaptionService(db: Db, lessonId: string, authorization: string | undefined): Promise<boolean> {
  const token = /^Bearer ([\w-]{20,100})$/.exec(authorization ?? '')?.[1];
  const kept = await db
    .selectFrom('lessonCaptionService')
    .where('lessonId', '=', lessonId)
    .select('tokenHash')
    .executeTakeFirst();
  return (
    token !== undefined && kept !== undefined && timingSafeEqual(hashOf(token), Buffer.from(kept.tokenHash, 'hex'))
  );
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Db } from '../platform/database/index.ts';

/** Whether this installation was made as a demo province or for real use; null while it is neither yet. */
export type InstallationKind = 'demo' | 'real';

const KIND_FACT = 'identity.kind';

export async function readInstallationKind(db: Db): Promise<InstallationKind | null> {
  const fact = await db.selectFrom('installationFact').select('value').where('name', '=', KIND_FACT).executeTakeFirst();
  return fact?.value === 'demo' || fact?.value === 'real' ? fact.value : null;
}

/**
 * Fixes the kind for good. Whoever comes second (another server, another request) is told so.
 *
 * @returns whether this call fixed it
 */
export async function fixInstallationKind(db: Db, kind: InstallationKind): Promise<boolean> {
  const fixed = await db
    .insertInto('installationFact')
    .values({ name: KIND_FACT, value: kind })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('name')
    .execute();
  return fixed.length > 0;
}

export async function hasPeople(db: Db): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** The secret that a server prints at its start while nobody can administer the installation; lives in memory alone. */
export type SetupToken = { readonly text: string; matches(guess: string): boolean };

export function createSetupToken(): SetupToken {
  const text = randomBytes(15).toString('base64url');
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return { text, matches: (guess) => timingSafeEqual(digest(guess.trim()), digest(text)) };
}

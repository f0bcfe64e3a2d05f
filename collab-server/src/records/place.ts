import { findPeople } from '../communities/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { AttemptTold } from './port.ts';

/** Where an attempt belongs: the school of its class, or the person's own first unit. */
export type Place = { readonly orgPath: string | null; readonly schoolName: string | null };

export async function placeOf(tx: Db, { orgPath, schoolName, personId }: AttemptTold): Promise<Place> {
  if (orgPath !== null) return { orgPath, schoolName };
  const unit = (await findPeople(tx, [personId])).get(personId)?.unit;
  return { orgPath: unit?.path ?? null, schoolName: unit?.name ?? null };
}

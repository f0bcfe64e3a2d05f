import { administers, canSeePerson } from '../rules.ts';
import type { OrgUnitTable } from '../tables.ts';
import { checkText } from './check-cells.ts';
import type { PlanContext } from './plan-context.ts';
import { placesOf } from './plan-users.ts';
import type { Place } from './problems.ts';

/** A cell that names something else by its key. */
export type Reference = {
  readonly place: Place;
  readonly column: string;
  readonly key: string;
  /** Whether the row ends what it tells of: then what it names may be ended too. */
  readonly isEnding: boolean;
};

/** The unit that a row names, in scope; what is wrong with it is reported. */
export function findOrg(context: PlanContext, { place, column, key, isEnding }: Reference): OrgUnitTable | undefined {
  const { problems } = context.set;
  if (!checkText(problems, place, column, key)) return undefined;
  const unit = context.orgs.get(key);
  if (!unit) problems.error(place, 'reference.missing', column, key);
  else if (!isEnding && context.deletedOrgs.has(key)) problems.error(place, 'reference.deleted', column, key);
  else if (!administers(context.actor.roles, unit.path)) problems.error(place, 'scope.outside', column, key);
  return unit;
}

/** Like `findOrg`, where only a school will do. */
export function findSchool(context: PlanContext, reference: Reference): OrgUnitTable | undefined {
  const unit = findOrg(context, reference);
  if (!unit || unit.level === 'school') return unit;
  context.set.problems.error(reference.place, 'reference.wrongLevel', reference.column, reference.key);
  return undefined;
}

/** The id of the person whom a row names; '' for one whom the set ends and nobody knows here. */
export function findUser(context: PlanContext, { place, column, key, isEnding }: Reference): string | undefined {
  const { problems } = context.set;
  if (!checkText(problems, place, column, key)) return undefined;
  const planned = context.users.get(key);
  if (planned) {
    if (planned.absent && !isEnding) problems.error(place, 'reference.deleted', column, key);
    return planned.id;
  }
  const person = context.lookup.personByKey.get(key);
  if (!person) {
    problems.error(place, 'reference.missing', column, key);
    return undefined;
  }
  if (!canSeePerson(context.actor.roles, placesOf(context, person.id))) {
    problems.error(place, 'scope.outside', column, key);
  }
  return person.id;
}

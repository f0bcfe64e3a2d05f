import { orgUnitRow } from '../org-unit-store.ts';
import { administers, judgeOrgUnit, levelBelow } from '../rules.ts';
import type { OrgLevel, OrgUnitTable, SchoolType } from '../tables.ts';
import { schoolType as schoolTypeSchema } from '../contract-shapes.ts';
import { checkSourcedId, checkText, readStatus } from './check-cells.ts';
import type { Row } from './parse.ts';
import type { PlanContext } from './plan-context.ts';
import { levelOfType } from './role-names.ts';

type OrgRow = Row<'orgs.csv'>;
const levels: readonly OrgLevel[] = ['province', 'city', 'county', 'school'];

/** Types that the first two digits of a 学校标识码 tell; 41 is borne by two. */
const typeOfPrefix: Readonly<Record<string, SchoolType>> = {
  '21': 'primary',
  '31': 'juniorSecondary',
  '34': 'seniorSecondary',
  '36': 'secondaryVocational',
  '51': 'specialEducation',
};

/** Units from the top down, so that a parent is known before its children wherever it stands in the file. */
export function planOrgs(context: PlanContext): void {
  const { problems, orgs } = context.set;
  const seen = new Set<string>();
  const sound = orgs.flatMap((row) => {
    const { place, cells } = row;
    const named = checkText(problems, place, 'name', cells.name);
    if (!checkSourcedId(problems, place, cells.sourcedId, seen) || !named) return [];
    const level = levelOfType[cells.type];
    const status = readStatus(problems, place, cells.status);
    if (level === undefined) problems.error(place, 'value.unknown', 'type', cells.type);
    return level === undefined || status === undefined ? [] : [{ row, level, status }];
  });
  const named = new Set(seen);
  for (const level of levels) {
    for (const { row, status } of sound.filter((entry) => entry.level === level)) {
      if (status === 'tobedeleted') {
        problems.warning(row.place, 'org.notDeleted', 'status');
        context.deletedOrgs.add(row.cells.sourcedId);
      }
      planOrg(context, row, level, named);
    }
  }
}

function planOrg(context: PlanContext, row: OrgRow, level: OrgLevel, named: ReadonlySet<string>): void {
  const { place, cells } = row;
  const { problems } = context.set;
  const known = findKnown(context, row, level);
  if (known === 'taken') {
    problems.error(place, 'org.identifierTaken', 'identifier', cells.identifier);
  } else if (known) {
    planKnown(context, row, level, known);
  } else {
    planNew(context, row, level, named);
  }
}

/** The unit of this sourcedId, or the one made here that bears the same code. */
function findKnown(context: PlanContext, { cells }: OrgRow, level: OrgLevel): OrgUnitTable | 'taken' | undefined {
  const byKey = context.orgs.get(cells.sourcedId);
  if (byKey) return byKey;
  if (cells.identifier === '') return undefined;
  const all = [...context.existing.orgUnits, ...context.plan.newOrgUnits];
  const byCode = all.find((unit) =>
    level === 'school'
      ? unit.schoolIdentifier === cells.identifier
      : unit.level === level && unit.divisionCode === cells.identifier,
  );
  return byCode && byCode.sourcedId !== null ? 'taken' : byCode;
}

function planKnown(context: PlanContext, { place, cells }: OrgRow, level: OrgLevel, unit: OrgUnitTable): void {
  const { problems } = context.set;
  const { counts, orgUnitUpdates } = context.plan;
  context.orgs.set(cells.sourcedId, unit);
  // Units above the scope stand in a set only to name parents.
  if (!administers(context.actor.roles, unit.path)) return void (counts.orgUnits.unchanged += 1);
  if (unit.level !== level) return problems.error(place, 'value.format', 'type', cells.type);
  const code = level === 'school' ? unit.schoolIdentifier : unit.divisionCode;
  if (cells.identifier !== '' && code !== null && code !== cells.identifier) {
    return problems.error(place, 'org.identifierChanged', 'identifier', cells.identifier);
  }
  const parent = context.orgs.get(cells.parentSourcedId);
  if (cells.parentSourcedId !== '' && parent && parent.id !== unit.parentId) {
    return problems.error(place, 'org.moved', 'parentSourcedId', cells.parentSourcedId);
  }
  const sourcedId = unit.id === cells.sourcedId ? unit.sourcedId : cells.sourcedId;
  if (unit.name === cells.name && unit.sourcedId === sourcedId) return void (counts.orgUnits.unchanged += 1);
  counts.orgUnits.updated += 1;
  orgUnitUpdates.push({ id: unit.id, name: cells.name, sourcedId });
}

function planNew(context: PlanContext, { place, cells }: OrgRow, level: OrgLevel, named: ReadonlySet<string>): void {
  const { problems } = context.set;
  const parent = context.orgs.get(cells.parentSourcedId);
  if (!parent) {
    // A parent that is in the file but is broken itself is reported there, and here as what hangs on it.
    const code =
      cells.parentSourcedId !== '' && named.has(cells.parentSourcedId) ? 'reference.wrongLevel' : 'reference.missing';
    return problems.error(place, code, 'parentSourcedId', cells.parentSourcedId);
  }
  if (levelBelow[parent.level] !== level) {
    return problems.error(place, 'reference.wrongLevel', 'parentSourcedId', cells.parentSourcedId);
  }
  if (!administers(context.actor.roles, parent.path)) {
    return problems.error(place, 'scope.outside', 'parentSourcedId', cells.parentSourcedId);
  }
  const wish = level === 'school' ? readSchool(context, place, cells) : { divisionCode: cells.identifier };
  if (!wish) return;
  const codes = judgeOrgUnit(parent, { level, ...wish });
  if (!codes.ok) return problems.error(place, 'value.format', 'identifier', cells.identifier);
  const unit = orgUnitRow(parent, { level, name: cells.name, ...codes.value, sourcedId: cells.sourcedId });
  context.orgs.set(cells.sourcedId, unit);
  context.plan.newOrgUnits.push(unit);
  context.plan.counts.orgUnits.created += 1;
}

function readSchool(
  context: PlanContext,
  place: OrgRow['place'],
  cells: OrgRow['cells'],
): { schoolType: SchoolType; schoolIdentifier?: string } | undefined {
  const written = cells['metadata.schoolType'];
  const type =
    schoolTypeSchema.enum.find((known) => known === written) ??
    (written === '' ? typeOfPrefix[cells.identifier.slice(0, 2)] : undefined);
  if (type === undefined) {
    const code = written === '' ? 'value.required' : 'value.unknown';
    context.set.problems.error(place, code, 'metadata.schoolType', written === '' ? null : written);
    return undefined;
  }
  return { schoolType: type, ...(cells.identifier === '' ? {} : { schoolIdentifier: cells.identifier }) };
}

import type { MeetingAttendance } from './contract.ts';
import type { MeetingPerson } from './roster.ts';

type Span = { readonly personId: string; readonly fromMs: number; readonly toMs: number };

/**
 * Who was there and how long, in the order in which they came. A server that fell has left spans that end at its last look; what overlaps counts once.
 *
 * @param spans by their beginning
 * @param order of people's coming
 */
export function attendanceOf(
  spans: readonly Span[],
  people: ReadonlyMap<string, MeetingPerson>,
  order: Iterable<string>,
): readonly MeetingAttendance[] {
  const byPerson = Map.groupBy(spans, ({ personId }) => personId);
  return [...order].flatMap((personId) => {
    const own = byPerson.get(personId) ?? [];
    const person = people.get(personId);
    const [first] = own;
    if (person === undefined || first === undefined) return [];
    let [presentMs, until] = [0, 0];
    for (const { fromMs, toMs } of own) {
      presentMs += Math.max(0, toMs - Math.max(fromMs, until));
      until = Math.max(until, toMs);
    }
    const { displayName, orgUnitName, level, role } = person;
    const reference = { personId, displayName, orgUnitName, level };
    return { person: reference, role, firstAt: first.fromMs, lastAt: until, presentMs };
  });
}

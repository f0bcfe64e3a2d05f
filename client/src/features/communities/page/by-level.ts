import { levels, type CommunityMember, type Level } from '../types.ts';

export interface LevelGroup {
  /** null: people whose unit is not known. */
  level: Level | null;
  /** Members by place, in the order of the place's name; one nameless place at province level. */
  places: { name: string; members: CommunityMember[] }[];
}

/** 省, 市, 县, 校 from the top, each by city and county; a level without people stays, so that the gap is seen. */
export function byLevel(members: readonly CommunityMember[]): LevelGroup[] {
  const groups: LevelGroup[] = levels.map((level) => ({ level, places: placesOf(members, level) }));
  const unknown = placesOf(members, null);
  return unknown.length === 0 ? groups : [...groups, { level: null, places: unknown }];
}

function placesOf(members: readonly CommunityMember[], level: Level | null): LevelGroup['places'] {
  const places = new Map<string, CommunityMember[]>();
  for (const member of members) {
    if (member.level !== level) continue;
    const name = placeOf(member);
    places.set(name, [...(places.get(name) ?? []), member]);
  }
  return [...places]
    .map(([name, people]) => ({ name, members: people.toSorted(hostsFirst) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}

function hostsFirst(a: CommunityMember, b: CommunityMember): number {
  if (a.role !== b.role) return a.role === 'host' ? -1 : 1;
  return a.displayName.localeCompare(b.displayName, 'zh-CN');
}

/** Where the person's unit lies: the names above it. The unit itself stands beside the person. */
function placeOf({ cityName, countyName }: CommunityMember): string {
  return [cityName, countyName].filter((name) => name !== null).join(' ');
}

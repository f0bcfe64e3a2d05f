import type { MeetingView } from '@tongyan/collab-server/contracts';

export type LaidGroup = NonNullable<MeetingView['laid']>[number];

/** So many groups, numbered, of nobody yet. */
export function emptyGroups(count: number): LaidGroup[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `g${index + 1}`,
    name: String(index + 1),
    topic: '',
    documentId: null,
    personIds: [],
  }));
}

/** Puts somebody into a group, out of the one where they were; null: into none. */
export function placed(groups: readonly LaidGroup[], personId: string, groupId: string | null): LaidGroup[] {
  return groups.map((group) => {
    const others = group.personIds.filter((id) => id !== personId);
    return { ...group, personIds: group.id === groupId ? [...others, personId] : others };
  });
}

export const groupOf = (groups: readonly LaidGroup[], personId: string): string | null =>
  groups.find(({ personIds }) => personIds.includes(personId))?.id ?? null;

/** Who goes into groups: everybody who is here but the hosts, who go round. */
export function toPlace({ people }: Pick<MeetingView, 'people'>): MeetingView['people'] {
  return people.filter(({ isPresent, role }) => isPresent && role !== 'host' && role !== 'coHost');
}

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useOrganisation } from '../../app/organisation.ts';
import type { OrgUnit, Role } from './types.ts';

export const PAGE_SIZE = 50;

/** The units that the viewer administers, and those above them. */
export function useOrgUnits() {
  return useQuery({
    queryKey: ['orgUnits', 'administered'],
    queryFn: ({ signal }) => api('GET /api/org-units', { query: { scope: 'administered' }, signal }),
  });
}

export interface PeopleQuery {
  orgUnitId: string;
  within: 'unit' | 'subtree';
  text: string;
  role: Role | null;
  page: number;
}

export function usePeople({ orgUnitId, within, text, role, page }: PeopleQuery) {
  return useQuery({
    queryKey: ['administered', 'people', orgUnitId, within, text, role, page],
    queryFn: ({ signal }) =>
      api('GET /api/org-units/:orgUnitId/people', {
        params: { orgUnitId },
        query: {
          within,
          limit: PAGE_SIZE,
          offset: page * PAGE_SIZE,
          ...(text === '' ? {} : { query: text }),
          ...(role === null ? {} : { role }),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

export function usePerson(personId: string) {
  return useQuery({
    queryKey: ['administered', 'person', personId],
    queryFn: ({ signal }) => api('GET /api/people/:personId', { params: { personId }, signal }),
  });
}

/** The classes of a school; asked for only where they are shown. */
export function useClassGroups(orgUnitId: string) {
  return useQuery({
    queryKey: ['administered', 'classGroups', orgUnitId],
    queryFn: ({ signal }) => api('GET /api/org-units/:orgUnitId/class-groups', { params: { orgUnitId }, signal }),
  });
}

export function useClassGroup(classGroupId: string) {
  return useQuery({
    queryKey: ['administered', 'classGroup', classGroupId],
    queryFn: ({ signal }) => api('GET /api/class-groups/:classGroupId', { params: { classGroupId }, signal }),
  });
}

/** After any change: lists, the person and the numbers in the tree are read anew. */
export function useReread(): () => void {
  const queryClient = useQueryClient();
  return () => {
    void queryClient.invalidateQueries({ queryKey: ['administered'] });
    void queryClient.invalidateQueries({ queryKey: ['orgUnits'] });
  };
}

/** The unit that stands in the address, else the one the viewer works for now, else the highest they administer. */
export function useChosenUnit(units: readonly OrgUnit[], wanted: string | null): OrgUnit | undefined {
  const organisation = useOrganisation();
  const administered = units.filter((unit) => unit.administered);
  const here = administered.find((unit) => unit.id === organisation?.orgUnitId);
  return units.find((unit) => unit.id === wanted) ?? here ?? administered[0];
}

import { useQueryClient } from '@tanstack/react-query';
import { useReread } from '../queries.ts';
import type { Person } from '../types.ts';

/** Puts what the server answers where it is read from, so that nothing flickers. */
export function useKeepPerson(): (person: Person) => void {
  const queryClient = useQueryClient();
  const reread = useReread();
  return (person) => {
    queryClient.setQueryData(['administered', 'person', person.id], person);
    reread();
  };
}

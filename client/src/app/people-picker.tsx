import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { api } from '../api/client.ts';
import type { RouteResponse } from '../api/contracts.ts';
import { ComboBox } from '../ui/combo-box.tsx';

export type FoundPerson = RouteResponse<'GET /api/people'>['people'][number];

const MOST = 8;

export interface PeoplePickerProps {
  label: string;
  placeholder?: string;
  /** People who are in it already: not offered. */
  without: ReadonlySet<string>;
  onPick: (person: FoundPerson) => void;
  isDisabled?: boolean;
}

/** Finds a colleague by name; choosing one picks them and empties the field for the next. */
export function PeoplePicker({ label, placeholder, without, onPick, isDisabled }: PeoplePickerProps): ReactNode {
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const { data } = useQuery({
    queryKey: ['people', query],
    queryFn: ({ signal }) => api('GET /api/people', { query: { query, limit: MOST }, signal }),
    enabled: query !== '',
    placeholderData: (before) => before,
  });
  const people = query === '' ? [] : (data?.people ?? []).filter((person) => !without.has(person.id));
  return (
    <ComboBox
      label={label}
      {...(placeholder === undefined ? {} : { placeholder })}
      isDisabled={isDisabled ?? false}
      choices={people.map((person) => ({ id: person.id, label: person.displayName, note: person.orgUnitName }))}
      value={null}
      text={text}
      onSearch={setText}
      onChange={(id) => {
        const person = people.find((found) => found.id === id);
        if (person === undefined) return;
        setText('');
        onPick(person);
      }}
    />
  );
}

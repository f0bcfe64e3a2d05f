import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { api } from '../../../api/client.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { LESSONS_KEY } from '../desk/queries.ts';
import type { Place } from './form.ts';

/** Finds a school by part of its name or county. */
export function PlacePicker(props: {
  label: string;
  placeholder: string;
  value: Place | null;
  onChange: (place: Place | null) => void;
  /** Only schools whose timetable the viewer writes. */
  ownOnly?: boolean;
  error?: string | undefined;
}): ReactNode {
  const { label, placeholder, value, onChange, ownOnly = false, error } = props;
  const [text, setText] = useState('');
  const find = useDeferredValue(text.trim());
  const { data } = useQuery({
    queryKey: [LESSONS_KEY, 'places', find],
    queryFn: ({ signal }) => api('GET /api/lesson-places', { query: find === '' ? {} : { find }, signal }),
    placeholderData: (before) => before,
    staleTime: 300_000,
  });
  const found = (data?.places ?? []).filter(({ mayPlan }) => mayPlan || !ownOnly);
  const places =
    value === null || found.some(({ orgUnitId }) => orgUnitId === value.orgUnitId) ? found : [value, ...found];
  return (
    <ComboBox
      label={label}
      placeholder={placeholder}
      choices={places.map(({ orgUnitId, name, divisionName }) => ({ id: orgUnitId, label: name, note: divisionName }))}
      value={value?.orgUnitId ?? null}
      onSearch={setText}
      onChange={(id) => onChange(places.find(({ orgUnitId }) => orgUnitId === id) ?? null)}
      error={error}
    />
  );
}

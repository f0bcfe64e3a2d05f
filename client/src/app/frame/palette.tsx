import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState, type ReactNode } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { Menu } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client.ts';
import { loadStrings } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Feature } from '../feature.ts';
import { useProblemText } from '../problem-text.ts';
import { useViewer } from '../session.ts';
import type { Place } from './destinations.ts';
import { allResults, foundIn, type PaletteEntry } from './palette-entries.ts';
import { PaletteSection } from './palette-section.tsx';
import styles from './palette.module.css';

export interface PaletteProps {
  features: readonly Feature[];
  places: readonly Place[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

const LEAST_CHARACTERS = 1;
const SHOWN_OBJECTS = 8;

/** Ctrl K: reaches every object by search, and every place and action by name. */
export default function Palette({ features, places, isOpen, onOpenChange }: PaletteProps): ReactNode {
  const { t } = useTranslation('app');
  return (
    <ModalOverlay className={styles.veil ?? ''} isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={t('paletteLabel')} className={styles.dialog ?? ''}>
          <Body features={features} places={places} close={() => onOpenChange(false)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Body({
  features,
  places,
  close,
}: Pick<PaletteProps, 'features' | 'places'> & { close: () => void }): ReactNode {
  const { t } = useTranslation('app');
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const search = useSearch(query);
  const problemText = useProblemText();
  const named = useNamedEntries(features, places, query, close);
  const navigate = useNavigate();
  const open = (to: string): void => {
    close();
    void navigate(to);
  };
  const objects = search.data === undefined ? [] : foundIn(search.data, open).slice(0, SHOWN_OBJECTS);
  if (objects.length > 0) objects.push(allResults(t('allResults', { query }), query, open));
  const isEmpty = objects.length + named.actions.length + named.places.length === 0;
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField autoFocus aria-label={t('searchLabel')} className={styles.field ?? ''}>
        <Icon name="search" />
        <Input className={styles.input ?? ''} placeholder={t('searchPrompt')} />
      </SearchField>
      <p role="status" className={styles.status}>
        {search.isFetching ? t('paletteSearching') : null}
        {search.error === null || search.isFetching ? null : problemText(search.error)}
        {isEmpty && !search.isFetching && search.error === null ? t('paletteNothing', { query }) : null}
      </p>
      <Menu aria-label={t('paletteLabel')} className={styles.list ?? ''}>
        {objects.length === 0 ? null : <PaletteSection title={t('paletteObjects')} entries={objects} />}
        {named.actions.length === 0 ? null : <PaletteSection title={t('paletteActions')} entries={named.actions} />}
        {named.places.length === 0 ? null : <PaletteSection title={t('palettePlaces')} entries={named.places} />}
      </Menu>
      <p className={styles.hint} aria-hidden="true">
        {t('paletteHint')}
      </p>
    </Autocomplete>
  );
}

function useSearch(query: string) {
  return useQuery({
    queryKey: ['search', 'palette', query],
    queryFn: ({ signal }) => api('GET /api/search', { query: { q: query, limit: SHOWN_OBJECTS }, signal }),
    enabled: query.length >= LEAST_CHARACTERS,
    placeholderData: (before) => (query.length >= LEAST_CHARACTERS ? before : undefined),
  });
}

/** Actions and places whose name holds what was typed; their strings may have to be fetched first. */
function useNamedEntries(
  features: readonly Feature[],
  places: readonly Place[],
  query: string,
  close: () => void,
): { actions: PaletteEntry[]; places: PaletteEntry[] } {
  const { t, i18n } = useTranslation('app');
  const viewer = useViewer();
  const navigate = useNavigate();
  const [, setReady] = useState(false);
  const commands = features.flatMap(({ commands: own }) => own ?? []);
  useEffect(() => {
    const namespaces = new Set(features.filter(({ commands: own }) => own !== undefined).map(({ name }) => name));
    void loadStrings([...namespaces]).then(() => setReady(true));
  }, [features]);
  const fits = ({ label }: PaletteEntry): boolean => label.toLowerCase().includes(query.toLowerCase());
  const go = (to: string): void => {
    close();
    void navigate(to);
  };
  return {
    actions: commands
      .filter((command) => command.visibleTo?.(viewer) ?? true)
      .map((command): PaletteEntry => ({
        id: `action:${command.id}`,
        label: i18n.t(command.label as 'more'),
        icon: command.icon ?? 'plus',
        run: () => {
          close();
          command.run({ navigate: (to) => void navigate(to) });
        },
      }))
      .filter(fits),
    places: [
      ...places.map((place): PaletteEntry => ({
        id: `place:${place.id}`,
        label: t(place.id),
        icon: place.icon,
        run: () => go(place.to),
      })),
      { id: 'place:account', label: t('account'), icon: 'shield' as const, run: () => go('/account') },
    ].filter(fits),
  };
}

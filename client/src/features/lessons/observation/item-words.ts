import { useTranslation } from 'react-i18next';

const counts = { goals: 2, content: 3, process: 5, methods: 6, teacher: 4 } as const;

/** What an item of the scale asks; an item that this page does not know stands as its id. */
export function useItemWords(): (id: string) => string {
  const { t } = useTranslation('lessons');
  return (id) => {
    const [dimension = '', number = ''] = id.split('-');
    const isKnown = Object.entries(counts).some(([name, count]) => name === dimension && Number(number) <= count);
    return isKnown ? t(`observe.item.${id}` as 'observe.item.goals-1') : id;
  };
}

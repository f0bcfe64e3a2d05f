import type { ExerciseDetail, LocalText } from '../desk/types.ts';

/** What aspects, lines and vetoes of a score are called; their ids where the exercise no longer has them. */
export interface Titles {
  readonly aspect: (id: string) => LocalText;
  readonly line: (id: string) => LocalText;
  readonly veto: (id: string) => LocalText;
}

const asIs = (id: string): LocalText => ({ 'zh-CN': id, en: id });

export function titlesOf(exercise: ExerciseDetail | undefined): Titles {
  const aspects = exercise?.aspects ?? [];
  return {
    aspect: (id) => aspects.find((aspect) => aspect.id === id)?.title ?? asIs(id),
    line: (id) => aspects.find((aspect) => aspect.line === id)?.lineTitle ?? asIs(id),
    veto: (id) => exercise?.vetoes.find((veto) => veto.id === id)?.title ?? asIs(id),
  };
}

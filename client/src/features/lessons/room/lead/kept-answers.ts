const KEY = 'tongyan.lesson.quizAnswers';

/**
 * What this page holds for right in quizzes that are not revealed yet. It goes to nobody before; kept by the window, so that a page that
 * is loaded anew still has it.
 */
export function keptAnswer(quizId: string): number | null {
  return read()[quizId] ?? null;
}

export function keepAnswer(quizId: string, option: number): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...read(), [quizId]: option }));
  } catch {
    // A browser that keeps nothing: whoever reveals says then which it is.
  }
}

function read(): Readonly<Record<string, number>> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, option]) => typeof option === 'number'));
  } catch {
    return {};
  }
}

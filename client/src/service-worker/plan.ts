/** What one build of the client is made of, as the build writes it into the service worker (scripts/vite/service-worker.ts). */
export interface CachePlan {
  /** Also stands in the page, in `<meta name="tongyan-build">`. */
  readonly build: string;
  /** Paths that every page starts from, besides the page itself. */
  readonly shell: readonly string[];
  /** Paths that a document needs to open and be written, and the lists around it. */
  readonly documents: readonly string[];
  /** Paths that a training needs to be run and played back: its pages, the scenes, and the workers that compute them. */
  readonly training: readonly string[];
  /** Paths of the strings, by language. */
  readonly strings: Readonly<Record<string, readonly string[]>>;
}

/** All paths that make documents open without a network for somebody who reads this language. */
export function pathsToKeep(plan: CachePlan, language: string): readonly string[] {
  return [...new Set([...plan.shell, ...(plan.strings[language] ?? []), ...plan.documents])];
}

/** All paths that make trainings open without a network for somebody who reads this language. */
export function trainingToKeep(plan: CachePlan, language: string): readonly string[] {
  return [...new Set([...plan.shell, ...(plan.strings[language] ?? []), ...plan.training])];
}

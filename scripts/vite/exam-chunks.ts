import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

/** Where an exam's page begins: the page of runs, the faces and pictures of scenes, the line to the server. */
const LOADED_BY_EXAMS =
  /\/(?:client\/src\/features\/training\/(?:run\/run-page\.tsx|session\/remote-run\.ts)|scenes\/[^/]+\/(?:face\.ts|view\/index\.ts))$/u;
/** What tells how an exercise is done, what can be wrong in it, and how it is judged. */
const WITHHELD_FROM_EXAMS =
  /\/scenes\/[^/]+\/(?:scene\.ts|strings\/(?:.+\/)?(?:guidance|explanations|faults|scoring|steps|asked)\b|model\/(?:exercises\/(?!record\.ts)|faults?(?:\.ts|\/(?!parts\.ts))|injection|mistakes|training))/u;

/** Breaks a build in which an exam's page would load what is withheld from exams. */
export function examChunks(): Plugin {
  return {
    name: 'tongyan:exam-chunks',
    apply: 'build',
    generateBundle(_, bundle) {
      const found = withheldIn(bundle);
      if (found.length > 0) throw new Error(`An exam's page would load\n${found.join('\n')}`);
    },
  };
}

/** Modules withheld from exams in the chunks that an exam's page loads, with their chunk. */
export function withheldIn(bundle: Bundle): readonly string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const begun = chunks.filter(({ moduleIds }) => moduleIds.some((id) => LOADED_BY_EXAMS.test(id)));
  if (begun.length === 0) throw new Error('This build has no page for exams');
  return [...loadedWith(bundle, begun)].flatMap(({ fileName, moduleIds }) =>
    moduleIds.filter((id) => WITHHELD_FROM_EXAMS.test(id)).map((id) => `${fileName}: ${id}`),
  );
}

/** These chunks and all that they import at once; what they load later is asked for by itself. */
export function loadedWith(bundle: Bundle, begun: readonly Rolldown.OutputChunk[]): ReadonlySet<Rolldown.OutputChunk> {
  const found = new Set<Rolldown.OutputChunk>();
  const take = (chunk: Rolldown.OutputChunk): void => {
    if (found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) {
      const imported = bundle[name];
      if (imported?.type === 'chunk') take(imported);
    }
  };
  for (const chunk of begun) take(chunk);
  return found;
}

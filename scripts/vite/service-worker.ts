import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import type { CachePlan } from '../../client/src/service-worker/plan.ts';

type Bundle = Rolldown.OutputBundle;

const WORKER = join(import.meta.dirname, '../../client/src/service-worker/worker.ts');

/** Loaded later than the start of a page, and yet needed where documents are opened without a network. */
const FOR_DOCUMENTS = /\/client\/src\/(?:app|features\/(?:documents|workbench))\/(?!strings\/|editor\/dev\/)/u;
/** Loaded when somebody trains: pages of runs and replays, and the scenes. */
const FOR_TRAINING =
  /\/(?:client\/src\/features\/training\/(?!strings\/)|scenes\/[^/]+\/(?:scene\.ts|face\.ts|strings\/|view\/))/u;
/** The strings of the frame and of features, by language. */
const STRINGS = /\/client\/src\/(?:i18n\/base|features\/[^/]+\/strings)\/([\w-]+)\.ts$/u;
/** Strings of what is not reachable without a network. */
const ONLINE_ONLY = /\/features\/(?:administration|gallery|lessons)\//u;
/** Workers, fonts and files of what only live lessons show: slides, boards, twins on a stage. */
const LESSONS_ONLY = /^assets\/(?:pdf|excalidraw|lesson-|Assistant-)/u;

/**
 * Writes `sw.js` beside the page: the service worker with the names of this build's files in it. The page is marked with
 * the same build, so that each can tell whether it belongs to the other.
 */
export function serviceWorker(): Plugin {
  return {
    name: 'tongyan:service-worker',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') throw new Error('The build has no index.html');
      const plan = planOf(bundle, String(page.source));
      page.source = String(page.source).replace(
        '<head>',
        () => `<head>\n    <meta name="tongyan-build" content="${plan.build}" />`,
      );
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: await buildWorker(plan) });
    },
  };
}

/** What of a build is needed when, from which chunk imports which. Exported for its test. */
export function planOf(bundle: Bundle, page: string): CachePlan {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const strings: Record<string, string[]> = {};
  for (const chunk of chunks) {
    const module = chunk.facadeModuleId ?? '';
    const language = STRINGS.exec(module)?.[1];
    if (language !== undefined && !ONLINE_ONLY.test(module)) (strings[language] ??= []).push(`/${chunk.fileName}`);
  }
  const late = chunks.filter((chunk) => chunk.isDynamicEntry && FOR_DOCUMENTS.test(chunk.facadeModuleId ?? ''));
  const fonts = Object.keys(bundle).filter((name) => name.endsWith('.woff2') && !LESSONS_ONLY.test(name));
  const started = filesOf(
    bundle,
    chunks.filter((chunk) => chunk.isEntry).map(({ fileName }) => fileName),
    false,
  );
  const shell = [...started, 'icon.svg'].map((name) => `/${name}`);
  const stringFiles = new Set(Object.values(strings).flat());
  const documents = [
    ...filesOf(
      bundle,
      late.map(({ fileName }) => fileName),
      true,
    ),
    ...fonts,
  ]
    .map((name) => `/${name}`)
    .filter((path) => !shell.includes(path) && !stringFiles.has(path));
  const training = [
    ...filesOf(
      bundle,
      chunks
        .filter((chunk) => chunk.isDynamicEntry && FOR_TRAINING.test(chunk.facadeModuleId ?? ''))
        .map(({ fileName }) => fileName),
      true,
    ),
    // Workers are bundles of their own, which the build hands over as finished files.
    ...Object.values(bundle)
      .filter(({ type, fileName }) => type === 'asset' && /^assets\/.+\.js$/u.test(fileName))
      .map(({ fileName }) => fileName)
      .filter((name) => !LESSONS_ONLY.test(name)),
  ]
    .map((name) => `/${name}`)
    .filter((path) => !shell.includes(path) && !stringFiles.has(path));
  const hash = createHash('sha256').update(page);
  for (const name of Object.keys(bundle).toSorted()) hash.update(`\0${name}`);
  return { build: hash.digest('hex').slice(0, 16), shell, documents, training, strings };
}

/** The chunks of these names and what they import, with their style sheets; `lazily`: also what they load later. */
function filesOf(bundle: Bundle, names: readonly string[], lazily: boolean): string[] {
  const found = new Set<string>();
  const take = (name: string): void => {
    if (found.has(name)) return;
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk') return;
    found.add(name);
    for (const sheet of chunk.viteMetadata?.importedCss ?? []) found.add(sheet);
    // The application's entry loads every page later: only what documents themselves load is followed.
    const later = lazily && !chunk.isEntry && !loadsStrings(bundle, chunk) ? chunk.dynamicImports : [];
    for (const imported of [...chunk.imports, ...later]) take(imported);
  };
  for (const name of names) take(name);
  return [...found];
}

function loadsStrings(bundle: Bundle, chunk: Rolldown.OutputChunk): boolean {
  return chunk.dynamicImports.some((name) => {
    const loaded = bundle[name];
    return loaded?.type === 'chunk' && STRINGS.test(loaded.facadeModuleId ?? '');
  });
}

async function buildWorker(plan: CachePlan): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { CACHE_PLAN: JSON.stringify(plan) },
    build: { write: false, lib: { entry: WORKER, formats: ['iife'], name: 'serviceWorker' } },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []));
  const chunk = outputs.find((file) => file.type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error('The service worker was not built');
  return chunk.code;
}

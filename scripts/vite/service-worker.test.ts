import type { Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';
import { planOf } from './service-worker.ts';

type ChunkFacts = {
  readonly module?: string;
  readonly isEntry?: boolean;
  readonly imports?: string[];
  readonly loads?: string[];
  readonly sheets?: string[];
};

/** A build of these chunks, as far as the plan reads it. */
function bundleOf(chunks: Record<string, ChunkFacts>, assets: readonly string[] = []): Rolldown.OutputBundle {
  const files = Object.entries(chunks).map(([fileName, facts]) => [
    fileName,
    {
      type: 'chunk',
      fileName,
      isEntry: facts.isEntry ?? false,
      isDynamicEntry: facts.module !== undefined && facts.isEntry !== true,
      facadeModuleId: facts.module === undefined ? null : `/somewhere/client/src/${facts.module}`,
      imports: facts.imports ?? [],
      dynamicImports: facts.loads ?? [],
      viteMetadata: { importedCss: new Set(facts.sheets), importedAssets: new Set() },
    },
  ]);
  const others = assets.map((fileName) => [fileName, { type: 'asset', fileName }]);
  return Object.fromEntries([...files, ...others]) as Rolldown.OutputBundle;
}

const chunks: Record<string, ChunkFacts> = {
  'assets/index.js': {
    module: '../index.html',
    isEntry: true,
    imports: ['assets/i18n.js'],
    loads: [
      'assets/document-page.js',
      'assets/people-page.js',
      'assets/editor-lab.js',
      'assets/palette.js',
      'assets/run-page.js',
    ],
    sheets: ['assets/index.css'],
  },
  'assets/i18n.js': { loads: ['assets/zh.js', 'assets/en.js', 'assets/rosters-en.js'] },
  'assets/zh.js': { module: 'features/documents/strings/zh-CN.ts' },
  'assets/en.js': { module: 'features/documents/strings/en.ts' },
  'assets/rosters-en.js': { module: 'features/administration/strings/en.ts' },
  'assets/palette.js': { module: 'app/frame/palette.tsx' },
  'assets/people-page.js': { module: 'features/administration/people/people-page.tsx' },
  'assets/editor-lab.js': { module: 'features/documents/editor/dev/editor-lab.tsx' },
  'assets/document-page.js': {
    module: 'features/documents/page/document-page.tsx',
    imports: ['assets/editor.js', 'assets/i18n.js', 'assets/index.js'],
    sheets: ['assets/document-page.css'],
  },
  'assets/editor.js': { loads: ['assets/katex.js'], sheets: ['assets/editor.css'] },
  'assets/katex.js': {},
  'assets/run-page.js': {
    module: 'features/training/run/run-page.tsx',
    imports: ['assets/index.js'],
    loads: ['assets/scene.js'],
    sheets: ['assets/run-page.css'],
  },
  'assets/scene.js': { module: '../../scenes/motor-starter/scene.ts' },
};
const fonts = ['assets/KaTeX_Main.woff2', 'assets/KaTeX_Main.ttf'];

describe('what of a build is kept on a device', () => {
  const plan = planOf(bundleOf(chunks, fonts), '<html>');

  it('begins with the start of every page, without what is loaded later', () => {
    expect(plan.shell).toEqual(['/assets/index.js', '/assets/index.css', '/assets/i18n.js', '/icon.svg']);
  });

  it('holds all that documents load, however late, with formulas and their fonts, and nothing for developers or administrators', () => {
    expect(plan.documents.toSorted()).toEqual(
      [
        '/assets/KaTeX_Main.woff2',
        '/assets/document-page.css',
        '/assets/document-page.js',
        '/assets/editor.css',
        '/assets/editor.js',
        '/assets/katex.js',
        '/assets/palette.js',
      ].toSorted(),
    );
  });

  it('holds for trainings their pages, the scenes, and the workers', () => {
    const others = ['assets/worker-1.js', 'assets/a.woff2', 'assets/lesson-twin-1.js', 'assets/pdfjs-6/wasm/a.js'];
    const { training } = planOf(bundleOf(chunks, others), '<html>');
    expect(training.toSorted()).toEqual(
      ['/assets/run-page.css', '/assets/run-page.js', '/assets/scene.js', '/assets/worker-1.js'].toSorted(),
    );
  });

  it('holds strings by language', () => {
    expect(plan.strings).toEqual({ 'zh-CN': ['/assets/zh.js'], en: ['/assets/en.js'] });
  });

  it('has another mark as soon as a file or the page is another', () => {
    expect(planOf(bundleOf(chunks, fonts), '<html>').build).toBe(plan.build);
    expect(planOf(bundleOf(chunks, [...fonts, 'assets/new.svg']), '<html>').build).not.toBe(plan.build);
    expect(planOf(bundleOf(chunks, fonts), '<html >').build).not.toBe(plan.build);
  });
});

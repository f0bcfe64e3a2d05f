import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';
import { MANIFESTS } from '../../scenes/catalogue/index.ts';
import { loadNamedScene } from '../../scenes/catalogue/named.ts';
import { loadedWith, withheldIn } from './exam-chunks.ts';

const root = join(import.meta.dirname, '../..');

/** A bundle of chunks by name: the modules in each, and the chunks that it imports. */
function bundleOf(
  chunks: Readonly<Record<string, readonly [modules: readonly string[], imports?: readonly string[]]>>,
) {
  return Object.fromEntries(
    Object.entries(chunks).map(([fileName, [moduleIds, imports = []]]) => [
      fileName,
      { type: 'chunk', fileName, moduleIds: moduleIds.map((id) => `/repo/${id}`), imports },
    ]),
  ) as unknown as Rolldown.OutputBundle;
}

const FACE = 'scenes/kiln/face.ts';

describe('what an exam’s page loads', () => {
  it.each([
    'scenes/kiln/scene.ts',
    'scenes/kiln/strings/guidance.ts',
    'scenes/kiln/strings/en/explanations.ts',
    'scenes/kiln/strings/steps.zh-CN.ts',
    'scenes/kiln/strings/faults.en.ts',
    'scenes/kiln/model/faults.ts',
    'scenes/kiln/model/faults/catalogue.ts',
    'scenes/kiln/model/exercises/rubrics.ts',
  ])('is found to hold %s, also by way of another chunk', (withheld) => {
    expect(withheldIn(bundleOf({ 'face.js': [[FACE, withheld]] }))).toEqual([`face.js: /repo/${withheld}`]);
    const shared = bundleOf({ 'face.js': [[FACE], ['shared.js']], 'shared.js': [[withheld]] });
    expect(withheldIn(shared)).toEqual([`shared.js: /repo/${withheld}`]);
    expect(withheldIn(bundleOf({ 'face.js': [[FACE]], 'later.js': [[withheld]] }))).toEqual([]);
  });

  it('is looked for only where there is such a page', () => {
    expect(() => withheldIn(bundleOf({ 'index.js': [['client/src/main.tsx']] }))).toThrow('no page for exams');
  });

  it('holds of each scene, as it is built beside the rest of it, no text that guides and no name of a fault', async () => {
    const ids = MANIFESTS.map(({ id }) => id);
    const parts = ['face', 'scene', 'strings/guidance', 'strings/faults'];
    const input = Object.fromEntries(
      ids.flatMap((id) => parts.map((part) => [`${id}/${part}`, join(root, 'scenes', id, `${part}.ts`)])),
    );
    const built = await build({
      configFile: false,
      root,
      logLevel: 'error',
      build: { write: false, minify: false, rolldownOptions: { input, preserveEntrySignatures: 'strict' } },
    });
    if (!('output' in built)) throw new Error('nothing was built');
    const bundle = Object.fromEntries(built.output.map((file) => [file.fileName, file]));
    expect(withheldIn(bundle)).toEqual([]);
    for (const id of ids) {
      const face = built.output.find(
        (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/scenes/${id}/face.ts`) === true,
      );
      if (face?.type !== 'chunk') throw new Error(`${id} has no face`);
      const code = [...loadedWith(bundle, [face])].map((chunk) => chunk.code).join('\n');
      const strings = (await loadNamedScene(id))?.strings;
      const withheld = Object.values(strings ?? {}).flatMap((texts) =>
        Object.entries(texts).filter(([key]) => /^(?:hint|nudge|explain|fault)\./u.test(key)),
      );
      expect(withheld.length).toBeGreaterThan(50);
      expect(withheld.filter(([, text]) => code.includes(text))).toEqual([]);
    }
  });
});

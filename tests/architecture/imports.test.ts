import { beforeAll, describe, expect, it } from 'vitest';

import { lintPlanted, type LintRun } from './planted-workspace.ts';

const RULE = 'tongyan(import-boundaries)';

/** One violation of each arrow of docs/architecture.md: importing file, what it imports. */
const REFUSED: readonly (readonly [string, string])[] = [
  ['sim-engine/src/kernel.ts', 'node:fs'],
  ['sim-engine/src/kernel.ts', 'fs'],
  ['sim-engine/src/kernel.ts', 'three'],
  ['sim-engine/src/kernel.ts', '@tongyan/scenes/manifest'],
  ['sim-engine/src/kernel.ts', '../../collab-server/src/platform/result.ts'],
  ['scenes/kiln/model/plant.ts', 'three'],
  ['scenes/kiln/model/plant.ts', '../view/kiln.ts'],
  ['scenes/kiln/model/plant.ts', '../../quay/model/crane.ts'],
  ['scenes/kiln/model/plant.ts', '../../kit/lamp.ts'],
  ['scenes/kiln/view/kiln.ts', '../../quay/model/crane.ts'],
  ['scenes/kiln/view/kiln.ts', '@tongyan/client'],
  ['scenes/kit/lamp.ts', '../kiln/model/plant.ts'],
  ['scenes/kiln/model/plant.ts', '../../session/index.ts'],
  ['scenes/kiln/controls/panel.ts', '../view/kiln.ts'],
  ['scenes/kiln/controls/panel.ts', '../../kit/lamp.ts'],
  ['scenes/kiln/scene.ts', 'three'],
  ['scenes/session/run.ts', '../kiln/model/plant.ts'],
  ['scenes/session/run.ts', '../kit/lamp.ts'],
  ['scenes/session/run.ts', 'react'],
  ['scenes/catalogue/index.ts', '../kiln/model/plant.ts'],
  ['scenes/catalogue/index.ts', '../kit/lamp.ts'],
  ['scenes/manifest/schema.ts', '@tongyan/sim-engine'],
  ['scenes/cli/commands/run.ts', '@tongyan/collab-server'],
  ['scenes/cli/commands/run.ts', '../../kiln/view/kiln.ts'],
  ['scenes/cli/commands/run.ts', 'three'],
  ['media/src/clock/offset.ts', 'livekit-client'],
  ['media/src/timeline/stage.ts', 'node:crypto'],
  ['media/src/timeline/stage.ts', '../server/tokens.ts'],
  ['media/src/client/join.ts', '../server/tokens.ts'],
  ['media/src/client/join.ts', 'livekit-server-sdk'],
  ['media/src/server/tokens.ts', '../client/join.ts'],
  ['collab-server/src/identity/contract.ts', './rules.ts'],
  ['collab-server/src/identity/contract.ts', 'fastify'],
  ['collab-server/src/documents/contract.ts', '../platform/database/index.ts'],
  ['collab-server/src/platform/http/app.ts', '../../identity/index.ts'],
  ['collab-server/src/platform/http/app.ts', '../../config.ts'],
  ['collab-server/src/communities/rules.ts', '../identity/rules.ts'],
  ['collab-server/src/communities/rules.ts', '../documents/sync/index.ts'],
  ['collab-server/src/communities/rules.ts', '../app.ts'],
  ['collab-server/src/communities/rules.ts', '@tongyan/media/client'],
  ['collab-server/src/communities/rules.ts', '../../../client/src/main.tsx'],
  ['collab-server/src/communities/rules.ts', '../platform/database/testing.ts'],
  ['collab-server/src/communities/rules.ts', '../../../tests/support/server.ts'],
  ['collab-server/src/documents/content/schema.ts', 'node:crypto'],
  ['collab-server/src/documents/content/schema.ts', '../sync/index.ts'],
  ['client/src/features/documents/page.tsx', '../communities/list.tsx'],
  ['client/src/features/documents/page.tsx', '../../../../collab-server/src/documents/rules.ts'],
  ['client/src/features/documents/page.tsx', '@tongyan/collab-server'],
  ['client/src/features/documents/page.tsx', '@tongyan/media/server'],
  ['client/src/features/documents/page.tsx', '@tongyan/sim-engine'],
  ['client/src/features/documents/page.tsx', 'node:path'],
  ['client/src/ui/button.tsx', '../features/documents/page.tsx'],
  ['client/src/api/client.ts', '../app/router.tsx'],
  ['client/src/app/router.tsx', '../../../collab-server/src/contracts.ts'],
  ['somewhere/new/file.ts', './other.ts'],
];

const ALLOWED: readonly (readonly [string, string])[] = [
  ['sim-engine/src/kernel.ts', '@stdlib/math-base-special-sin'],
  ['sim-engine/src/kernel.ts', './random/pcg32.ts'],
  ['sim-engine/src/kernel.test.ts', 'node:fs'],
  ['scenes/kiln/model/plant.ts', '@tongyan/sim-engine'],
  ['scenes/kiln/view/kiln.ts', '../model/plant.ts'],
  ['scenes/kiln/view/kiln.ts', '../../kit/lamp.ts'],
  ['scenes/kiln/view/kiln.ts', '@react-three/fiber'],
  ['scenes/kiln/view/screen.ts', 'three/addons/geometries/RoundedBoxGeometry.js'],
  ['scenes/kiln/view/screen.ts', '../../session/index.ts'],
  ['scenes/kiln/controls/panel.ts', '../model/plant.ts'],
  ['scenes/kiln/controls/panel.ts', '../../session/index.ts'],
  ['scenes/kiln/scene.ts', './model/plant.ts'],
  ['scenes/kit/lamp.ts', '../session/index.ts'],
  ['scenes/session/run.ts', '@tongyan/sim-engine/log'],
  ['scenes/catalogue/index.ts', '../kiln/manifest.ts'],
  ['scenes/kiln/manifest.ts', '../manifest/index.ts'],
  ['scenes/manifest/schema.ts', 'typebox'],
  ['scenes/cli/commands/run.ts', 'node:fs'],
  ['scenes/cli/commands/run.ts', '../../kiln/model/index.ts'],
  ['sim-engine/src/kernel.ts', '@noble/hashes/sha2.js'],
  ['media/src/client/join.ts', '../clock/index.ts'],
  ['media/src/timeline/lesson-time.ts', '../clock/index.ts'],
  ['collab-server/src/lessons/contract.ts', '@tongyan/media/timeline'],
  ['media/src/server/tokens.ts', 'livekit-server-sdk'],
  ['collab-server/src/identity/contract.ts', 'typebox'],
  ['collab-server/src/identity/contract.ts', '../platform/contract.ts'],
  ['collab-server/src/communities/rules.ts', '../identity/index.ts'],
  ['collab-server/src/communities/rules.ts', '../platform/result.ts'],
  ['collab-server/src/communities/rules.test.ts', '../platform/database/testing.ts'],
  ['collab-server/src/communities/rules.itest.ts', '../app.ts'],
  ['collab-server/src/documents/sync/server.ts', '../content/index.ts'],
  ['collab-server/src/documents/content/schema.ts', '@tiptap/core'],
  ['collab-server/src/app.ts', './documents/index.ts'],
  ['client/src/features/documents/page.tsx', '../../ui/button.tsx'],
  ['client/src/features/documents/page.tsx', './editor/editor.tsx'],
  ['client/src/features/documents/page.tsx', '@tongyan/collab-server/contracts'],
  ['client/src/features/documents/page.tsx', '@tongyan/collab-server/content'],
  ['client/src/app/router.tsx', '../features/documents/page.tsx'],
  ['tests/e2e/two-teachers.e2e.ts', '../../collab-server/src/app.ts'],
  ['scripts/tool.ts', '../collab-server/src/config.ts'],
];

/** Every way of naming another module, planted at a place where this one is refused. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['a value import', `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n`],
  ['a type import', `import type { Stats } from 'node:fs';\nexport type A = Stats;\n`],
  ['an import for its effects', `import 'node:fs';\n`],
  ['a re-export of names', `export { readFileSync } from 'node:fs';\n`],
  ['a re-export of all', `export * from 'node:fs';\n`],
  ['an import expression', `export const later = (): Promise<unknown> => import('node:fs');\n`],
  ['a type by import()', `export type A = import('node:fs').Stats;\n`],
  ['a worker or asset by URL', `export const url = new URL('../../client/src/main.tsx', import.meta.url);\n`],
];

const place = (path: string, index: number): string => path.replace(/(\.(?:test|itest|e2e))?\.tsx?$/u, `-${index}$&`);
const source = (specifier: string): string => `import * as planted from '${specifier}';\nexport default planted;\n`;

/** Index by index, so that several plants may share a folder and a name. */
const refused = REFUSED.map(([path, specifier], index) => ({ path, specifier, at: plantedAt(path, index) }));
const allowed = ALLOWED.map(([path, specifier], index) => ({ path, specifier, at: plantedAt(path, 500 + index) }));
const spellings = SPELLINGS.map(([what, code], index) => ({ what, code, at: `sim-engine/src/spelling-${index}.ts` }));

/** A contract is known by its name, so its plants keep it and get a folder instead. */
function plantedAt(path: string, index: number): string {
  return path.endsWith('/contract.ts') ? path.replace('contract.ts', `contract-${index}.ts`) : place(path, index);
}

describe('the import arrows', () => {
  let run: LintRun;

  beforeAll(async () => {
    const files = new Map<string, string>();
    for (const { at, specifier } of [...refused, ...allowed]) files.set(at, source(specifier));
    for (const { at, code } of spellings) files.set(at, code);
    run = await lintPlanted(files);
  });

  const reported = (path: string): boolean => run.findings.some((found) => found.path === path && found.rule === RULE);

  it('are judged by a linter that read every planted file', () => {
    expect(run.filesRead).toBeGreaterThanOrEqual(refused.length + allowed.length + spellings.length);
  });

  it.each(refused)('$path may not import $specifier', ({ at }) => {
    expect(reported(at)).toBe(true);
  });

  it.each(allowed)('$path may import $specifier', ({ at }) => {
    expect(reported(at)).toBe(false);
  });

  it.each(spellings)('see $what', ({ at }) => {
    expect(reported(at)).toBe(true);
  });
});

/**
 * Who may import whom: the arrows of docs/architecture.md as data.
 *
 * A file belongs to the first zone whose `files` matches it. Globs: `*` is one folder or file name, `**` any number,
 * `:name` one name that the same zone's other globs repeat (so `:scene` is "the same scene").
 */
export interface Zone {
  readonly name: string;
  readonly files: readonly string[];
  /** Files of this repository that it may import, in the order they are asked: first `mine`, then `never`, then `ours`. */
  readonly mine?: readonly string[];
  readonly never?: readonly string[];
  readonly ours?: readonly string[];
  /** Doors of other workspaces (`@tongyan/<door>`), as their `exports` maps name them. */
  readonly doors: readonly string[];
  /** Packages from the registry; `any` leaves it to the workspace's package.json, which knip checks. */
  readonly packages: 'any' | readonly string[];
  readonly nodeBuiltins: boolean;
}

const PURE_MATHS = ['@stdlib/math-*'];
const PURE_HASHES = ['@noble/hashes'];
const SCHEMAS = ['typebox'];
const SIM_ENGINE = ['sim-engine', 'sim-engine/**'];
const VIEW_PACKAGES = [
  'three',
  'three/**',
  'react',
  'react-dom',
  '@react-three/*',
  'camera-controls',
  '@codemirror/*',
  '@lezer/*',
];
const CLIENT_DOORS = [
  'collab-server/contracts',
  'collab-server/content',
  'collab-server/sync-protocol',
  'scenes/**',
  'media/client',
  'media/clock',
  'media/timeline',
];

const kernel: readonly Zone[] = [
  {
    name: 'sim-engine',
    files: ['sim-engine/src/**'],
    ours: ['sim-engine/src/**'],
    doors: [],
    packages: [...PURE_MATHS, ...PURE_HASHES],
    nodeBuiltins: false,
  },
];

const scenes: readonly Zone[] = [
  {
    name: 'scenes/manifest',
    files: ['scenes/manifest/**'],
    ours: ['scenes/manifest/**'],
    doors: [],
    packages: SCHEMAS,
    nodeBuiltins: false,
  },
  {
    name: 'scenes/session',
    files: ['scenes/session/**'],
    ours: ['scenes/session/**'],
    doors: SIM_ENGINE,
    packages: [],
    nodeBuiltins: false,
  },
  {
    name: 'scenes/catalogue',
    files: ['scenes/catalogue/**'],
    ours: [
      'scenes/catalogue/**',
      'scenes/session/**',
      'scenes/manifest/**',
      'scenes/*/manifest.ts',
      'scenes/*/scene.ts',
      'scenes/*/face.ts',
      'scenes/*/strings/*',
    ],
    doors: [],
    packages: [],
    nodeBuiltins: false,
  },
  {
    name: 'scenes/kit',
    files: ['scenes/kit/**'],
    ours: ['scenes/kit/**', 'scenes/session/**'],
    doors: SIM_ENGINE,
    packages: VIEW_PACKAGES,
    nodeBuiltins: false,
  },
  {
    name: 'scenes/*/model',
    files: ['scenes/:scene/model/**'],
    ours: ['scenes/:scene/model/**'],
    doors: SIM_ENGINE,
    packages: PURE_MATHS,
    nodeBuiltins: false,
  },
  {
    name: 'scenes/*/view',
    files: ['scenes/:scene/view/**'],
    ours: ['scenes/:scene/**', 'scenes/kit/**', 'scenes/session/**'],
    doors: SIM_ENGINE,
    packages: VIEW_PACKAGES,
    nodeBuiltins: false,
  },
  {
    name: "a scene's controls",
    files: ['scenes/:scene/controls/**'],
    ours: ['scenes/:scene/model/**', 'scenes/:scene/controls/**', 'scenes/session/**'],
    doors: SIM_ENGINE,
    packages: [],
    nodeBuiltins: false,
  },
  {
    name: "a scene's texts",
    files: ['scenes/:scene/strings/**'],
    ours: ['scenes/:scene/strings/**'],
    doors: [],
    packages: [],
    nodeBuiltins: false,
  },
  {
    name: 'scenes/cli',
    files: ['scenes/cli/**'],
    ours: ['scenes/cli/**', 'scenes/*/model/**', 'scenes/*/strings/**', 'scenes/*/*'],
    doors: SIM_ENGINE,
    packages: [],
    nodeBuiltins: true,
  },
  {
    name: "a scene's manifest",
    files: ['scenes/:scene/*'],
    ours: ['scenes/:scene/**', 'scenes/manifest/**', 'scenes/session/**'],
    doors: SIM_ENGINE,
    packages: SCHEMAS,
    nodeBuiltins: false,
  },
];

const media: readonly Zone[] = [
  {
    name: 'media/{clock,timeline}',
    files: ['media/src/clock/**', 'media/src/timeline/**'],
    ours: ['media/src/clock/**', 'media/src/timeline/**'],
    doors: [],
    packages: SCHEMAS,
    nodeBuiltins: false,
  },
  {
    name: 'media/server',
    files: ['media/src/server/**'],
    ours: ['media/src/server/**', 'media/src/clock/**', 'media/src/timeline/**'],
    doors: [],
    packages: 'any',
    nodeBuiltins: true,
  },
  {
    name: 'media/recorder',
    files: ['media/src/recorder/**'],
    ours: ['media/src/recorder/**', 'media/src/clock/**', 'media/src/timeline/**'],
    doors: [],
    packages: 'any',
    nodeBuiltins: true,
  },
  {
    name: 'media/client',
    files: ['media/src/client/**'],
    ours: ['media/src/client/**', 'media/src/clock/**', 'media/src/timeline/**'],
    doors: [],
    packages: ['livekit-client', ...SCHEMAS],
    nodeBuiltins: false,
  },
];

const server: readonly Zone[] = [
  {
    name: "the server's wiring",
    files: ['collab-server/src/*'],
    ours: [
      'collab-server/src/*',
      'collab-server/src/*/*',
      'collab-server/src/platform/**',
      'collab-server/src/**/index.ts',
      'collab-server/src/**/contract.ts',
      'collab-server/src/**/contract-*.ts',
    ],
    doors: ['sim-engine', 'scenes/**', 'media/server', 'media/timeline'],
    packages: 'any',
    nodeBuiltins: true,
  },
  {
    name: 'collab-server/*/contract',
    files: ['collab-server/src/**/contract.ts', 'collab-server/src/**/contract-*.ts'],
    ours: ['collab-server/src/**/contract.ts', 'collab-server/src/**/contract-*.ts'],
    doors: ['scenes/manifest', 'media/timeline'],
    packages: SCHEMAS,
    nodeBuiltins: false,
  },
  {
    name: 'collab-server/platform',
    files: ['collab-server/src/platform/**'],
    ours: ['collab-server/src/platform/**'],
    doors: [],
    packages: 'any',
    nodeBuiltins: true,
  },
  {
    name: 'collab-server/documents/content',
    files: ['collab-server/src/documents/content/**'],
    ours: ['collab-server/src/documents/content/**'],
    doors: [],
    packages: 'any',
    nodeBuiltins: false,
  },
  {
    name: 'collab-server/<capability>',
    files: ['collab-server/src/:capability/**'],
    mine: ['collab-server/src/:capability/**'],
    ours: ['collab-server/src/platform/**', 'collab-server/src/*/index.ts'],
    doors: ['sim-engine', 'sim-engine/**', 'scenes/**', 'media/server', 'media/recorder', 'media/timeline'],
    packages: 'any',
    nodeBuiltins: true,
  },
];

const client: readonly Zone[] = [
  {
    name: 'client/features/<feature>',
    files: ['client/src/features/:feature/**'],
    mine: ['client/src/features/:feature/**'],
    never: ['client/src/features/**'],
    ours: ['client/src/**'],
    doors: CLIENT_DOORS,
    packages: 'any',
    nodeBuiltins: false,
  },
  {
    // live: what lessons and meetings share of pictures, voices and the check before.
    name: 'client/{ui,api,i18n,live}',
    files: ['client/src/ui/**', 'client/src/api/**', 'client/src/i18n/**', 'client/src/live/**'],
    never: ['client/src/features/**', 'client/src/app/**'],
    ours: ['client/src/**'],
    doors: CLIENT_DOORS,
    packages: 'any',
    nodeBuiltins: false,
  },
  {
    name: 'client',
    files: ['client/src/**'],
    ours: ['client/src/**'],
    doors: CLIENT_DOORS,
    packages: 'any',
    nodeBuiltins: false,
  },
];

/** What is never shipped may look anywhere: it starts, measures and checks the rest. */
const tools: readonly Zone[] = [
  {
    name: 'tools and whole-system tests',
    files: ['scripts/**', 'tests/**', 'bench/**', '*'],
    ours: ['**'],
    doors: ['**'],
    packages: 'any',
    nodeBuiltins: true,
  },
];

export const ZONES: readonly Zone[] = [...kernel, ...scenes, ...media, ...server, ...client, ...tools];

/** Files that are never shipped, whatever folder they stand in; nothing that ships imports them. */
export const TEST_ONLY: readonly string[] = [
  '**/*.test.*',
  '**/*.itest.*',
  '**/*.e2e.*',
  '**/testing.ts',
  '**/testing-*.ts',
  '**/testing/**',
  'tests/**',
  'bench/**',
  'scripts/**',
  // Configuration at the root.
  '*',
];

/** What a test may import beyond its zone: test helpers, and the assembled application. */
export const TESTS_ALSO: readonly string[] = [
  '**/testing.ts',
  '**/testing-*.ts',
  '**/testing/**',
  'tests/**',
  'collab-server/src/*',
];

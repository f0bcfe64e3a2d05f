// Sums the compressed JavaScript that pages load for somebody signed in, with an empty cache, and exits 1 beyond a budget.
// The first page: the entry and the workbench with all that they import statically, and one language's strings.
// A training: the page in which it is run and the code of the worker; not the scene, nor the library that draws it and comes with it.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const FIRST_PAGE_BYTES = 300_000;
const TRAINING_BYTES = 450_000;
const dist = fileURLToPath(new URL('../dist/client/', import.meta.url));

/** Loaded lazily, and yet by everybody: the workbench is where people land, the strings come with every page. */
const FIRST_PAGE = [
  'index.html',
  'src/features/workbench/workbench-page.tsx',
  'src/features/workbench/strings/zh-CN.ts',
  'src/i18n/base/zh-CN.ts',
];
const TRAINING = [
  'index.html',
  'src/features/training/run/run-page.tsx',
  'src/features/training/strings/zh-CN.ts',
  'src/i18n/base/zh-CN.ts',
];

/** @type {Record<string, { file: string, imports?: string[] }>} */
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

/**
 * The files of these chunks and of all that they import statically.
 * @param {readonly string[]} keys
 */
function filesOf(keys) {
  /** @type {Set<string>} */
  const files = new Set();
  /** @param {string} key */
  const take = (key) => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The build has no ${key}: has it moved?`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) take(imported);
  };
  for (const key of keys) take(key);
  return files;
}

/**
 * @param {string} what
 * @param {ReadonlySet<string>} files
 * @param {number} budgetBytes
 */
function weigh(what, files, budgetBytes) {
  let total = 0;
  for (const file of [...files].filter((name) => name.endsWith('.js')).toSorted()) {
    const sizeBytes = gzipSync(readFileSync(join(dist, file))).length;
    total += sizeBytes;
    if (sizeBytes > 2_000) console.log(`${String(sizeBytes).padStart(8)}  ${file}`);
  }
  console.log(`${String(total).padStart(8)}  bytes of compressed JavaScript ${what}; the budget is ${budgetBytes}`);
  if (total > budgetBytes) process.exitCode = 1;
}

/** A worker imports what it needs by itself: its own code is one file, its scenes come later. */
function heaviestWorker() {
  const workers = globSync('assets/worker-*.js', { cwd: dist });
  const sized = workers.map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, file))).length }));
  return sized
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, 1)
    .map(({ file }) => file);
}

weigh('on the first page', filesOf(FIRST_PAGE), FIRST_PAGE_BYTES);
weigh('of a training without its scene', new Set([...filesOf(TRAINING), ...heaviestWorker()]), TRAINING_BYTES);

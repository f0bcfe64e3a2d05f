// Sums the compressed JavaScript that the first page loads for somebody signed in, with an empty cache: the entry and
// the workbench with all that they import statically, and one language's strings. Exits 1 beyond the budget.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUDGET_BYTES = 300_000;
const dist = fileURLToPath(new URL('../dist/client/', import.meta.url));

/** Loaded lazily, and yet by everybody: the workbench is where people land, the strings come with every page. */
const ALWAYS_LOADED = [
  'index.html',
  'src/features/workbench/workbench-page.tsx',
  'src/features/workbench/strings/zh-CN.ts',
  'src/i18n/base/zh-CN.ts',
];

/** @type {Record<string, { file: string, imports?: string[] }>} */
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

/** @type {Set<string>} */
const chunks = new Set();

/** @param {string} key */
function take(key) {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`The build has no ${key}: has it moved?`);
  if (chunks.has(chunk.file)) return;
  chunks.add(chunk.file);
  for (const imported of chunk.imports ?? []) take(imported);
}
for (const key of ALWAYS_LOADED) take(key);

let total = 0;
for (const file of [...chunks].filter((name) => name.endsWith('.js')).toSorted()) {
  const sizeBytes = gzipSync(readFileSync(join(dist, file))).length;
  total += sizeBytes;
  if (sizeBytes > 2_000) console.log(`${String(sizeBytes).padStart(8)}  ${file}`);
}
console.log(
  `${String(total).padStart(8)}  bytes of compressed JavaScript on the first page; the budget is ${BUDGET_BYTES}`,
);
if (total > BUDGET_BYTES) process.exitCode = 1;

/** `npm run lock:complete`: fills the gaps of package-lock.json that would make `npm ci` refuse it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type LockedPackages, missingOptionalPackages } from './lock/optional-packages.ts';

const file = join(import.meta.dirname, '../package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: LockedPackages };
const missing = missingOptionalPackages(lock.packages);
const packages = Object.fromEntries(
  Object.entries({ ...lock.packages, ...missing }).toSorted(([a], [b]) => a.localeCompare(b, 'en')),
);
writeFileSync(file, `${JSON.stringify({ ...lock, packages }, undefined, 2)}\n`);
console.log(`${Object.keys(missing).length} package(s) added`);

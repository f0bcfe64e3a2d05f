// Runs under whatever Node a clean machine has (20.19 or later), so: plain JavaScript, and nothing from node_modules.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> }} Lock */

const OLDEST_NODE = [20, 19];

/** @param {string} version such as `20.19.0` */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/**
 * Compares what the lock file wants with what npm says that it installed. Optional packages may be absent: they are built
 * for other systems.
 *
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json
 * @returns {string[]} paths of packages that are missing or of another version
 */
export function outdatedPackages(wanted, installed) {
  return Object.entries(wanted.packages ?? {})
    .filter(([path, { optional, link }]) => path.includes('node_modules/') && !optional && !link)
    .filter(([path, { version }]) => installed.packages?.[path]?.version !== version)
    .map(([path]) => path);
}

/**
 * @param {string} file
 * @returns {Lock}
 */
function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/**
 * @param {string} message for the person at the terminal: a stack trace would not help them
 * @returns {never}
 */
function giveUp(message) {
  console.error(message);
  process.exit(1);
}

/**
 * Installs the dependencies unless those of the lock file are there already.
 *
 * @param {string} root the repository's root
 */
export function ensureInstalled(root) {
  if (!isNodeNewEnough(process.versions.node)) {
    giveUp(`Node ${OLDEST_NODE.join('.')} or later is needed; this is ${process.versions.node}.`);
  }
  const outdated = outdatedPackages(
    readLock(join(root, 'package-lock.json')),
    readLock(join(root, 'node_modules/.package-lock.json')),
  );
  if (outdated.length === 0 && existsSync(node26(root))) return;
  console.log(`Installing ${outdated.length} packages (npm ci); this takes a minute or two the first time …`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error } = spawnSync(npm, ['ci', '--loglevel=error', '--progress=true'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) giveUp(`npm could not be started: ${error.message}`);
  if (status !== 0) giveUp(`npm ci failed with exit code ${status}; what it printed stands above.`);
}

/**
 * The Node that the servers, the build and the tests run on.
 *
 * @param {string} root
 */
export function node26(root) {
  return join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

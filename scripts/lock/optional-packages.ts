/**
 * npm leaves an optional package out of package-lock.json where the registry in use does not serve it for other platforms
 * (npm/cli#4828 and its kin), and `npm ci` then refuses the file: "Missing: …@ from lock file". This finds such gaps and
 * says what belongs there. What a binding is built for stands in its name.
 */
export interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export type LockedPackages = Readonly<Record<string, LockedPackage>>;

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/u;
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** As Node resolves: the nearest node_modules that has the package, from the dependent's folder upwards. */
function isLocked(packages: LockedPackages, dependent: string, name: string): boolean {
  const parts = dependent.split('/node_modules/');
  const folders = [dependent, ...parts.map((_, index) => parts.slice(0, -1 - index).join('/node_modules/')), ''];
  return folders.some((folder) => packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`]);
}

function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu'> {
  const words = name.split(/[/-]/u);
  const system = words.find((word) => SYSTEMS.includes(word));
  const processor = words.find((word) => PROCESSORS.includes(word));
  return { ...(system ? { os: [system] } : {}), ...(processor ? { cpu: [processor] } : {}) };
}

/** @returns what is missing, by its path in the lock file. Only exact versions can be told without asking a registry. */
export function missingOptionalPackages(packages: LockedPackages): LockedPackages {
  const missing: Record<string, LockedPackage> = {};
  for (const [dependent, { optionalDependencies, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
      if (!EXACT.test(version) || isLocked(packages, dependent, name)) continue;
      missing[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev ? { dev } : {}), optional: true };
    }
  }
  return missing;
}

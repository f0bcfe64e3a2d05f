export type Names = Readonly<Record<string, string>>;

const TOKEN = /\*\*\/?|\*|:[a-z]+|[.+?^${}()|[\]\\]/gu;

function pattern(glob: string, names: Names): RegExp {
  const seen = new Set<string>();
  const source = glob.replaceAll(TOKEN, (token) => {
    if (token === '**/') return '(?:[^/]+/)*';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]+';
    if (!token.startsWith(':')) return `\\${token}`;
    const name = token.slice(1);
    const known = names[name];
    if (known !== undefined) return known.replaceAll(TOKEN, (special) => `\\${special}`);
    if (seen.has(name)) return `\\k<${name}>`;
    seen.add(name);
    return `(?<${name}>[^/]+)`;
  });
  return new RegExp(`^${source}$`, 'u');
}

/**
 * Matches a path with `/` separators against a glob: `*` is one name, `**` any number of names, `:name` one name that is
 * captured, or must equal `names[name]` where that is known.
 *
 * @returns the captured names together with the known ones, or `undefined` where it does not match.
 */
export function matchGlob(path: string, glob: string, names: Names = {}): Names | undefined {
  const match = pattern(glob, names).exec(path);
  return match === null ? undefined : { ...names, ...match.groups };
}

export function matchesAny(path: string, globs: readonly string[] = [], names: Names = {}): boolean {
  return globs.some((glob) => matchGlob(path, glob, names) !== undefined);
}

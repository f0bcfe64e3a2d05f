import { strFromU8, unzipSync } from 'fflate';
import { type RosterFile, filesNotYetImported, isRosterFile, rosterFiles } from './columns.ts';
import { decodeRosterText } from './decode.ts';
import { parseRosterFile, type Row } from './parse.ts';
import type { ProblemList } from './problems.ts';

export type UploadedFile = { readonly name: string; readonly bytes: Uint8Array };

export type RosterSet = {
  readonly orgs: readonly Row<'orgs.csv'>[];
  readonly users: readonly Row<'users.csv'>[];
  readonly roles: readonly Row<'roles.csv'>[];
  readonly classes: readonly Row<'classes.csv'>[];
  readonly enrollments: readonly Row<'enrollments.csv'>[];
  readonly files: readonly { readonly name: string; readonly encoding: string; readonly rows: number }[];
  readonly problems: ProblemList;
};

/** Most bytes of one set, unpacked. */
export const MOST_ROSTER_BYTES = 64 * 1_024 * 1_024;

function isZip({ bytes }: UploadedFile): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

/** The last part of a path: zips often hold one folder. */
function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? '';
}

/** Unpacks what is zipped; undefined where the set is larger than one import takes. */
export function unpackRoster(uploaded: readonly UploadedFile[], problems: ProblemList): UploadedFile[] | undefined {
  let totalBytes = 0;
  const files: UploadedFile[] = [];
  for (const file of uploaded) {
    if (!isZip(file)) {
      totalBytes += file.bytes.length;
      files.push({ name: baseName(file.name), bytes: file.bytes });
      continue;
    }
    try {
      // The filter adds up the sizes that the directory tells; the unpacker never writes beyond them.
      const entries = unzipSync(file.bytes, {
        filter: ({ name, originalSize }) => {
          if (!/\.csv$/i.test(name) || /(^|\/)(__MACOSX\/|\.)/.test(name)) return false;
          totalBytes += originalSize;
          return totalBytes <= MOST_ROSTER_BYTES;
        },
      });
      for (const [path, bytes] of Object.entries(entries)) files.push({ name: baseName(path), bytes });
    } catch {
      problems.error({ file: baseName(file.name), row: 0 }, 'file.unreadable');
    }
  }
  return totalBytes > MOST_ROSTER_BYTES ? undefined : files;
}

/** Reads the files of a set, each into its rows; everything that cannot be read goes to the list of problems. */
export async function readRosterSet(files: readonly UploadedFile[], problems: ProblemList): Promise<RosterSet> {
  const texts = new Map<string, string>();
  const described: { name: string; encoding: string; rows: number }[] = [];
  for (const { name, bytes } of files) {
    const place = { file: name, row: 0 };
    const known = knownName(name);
    if (known === undefined) {
      problems.warning(place, 'file.unknown');
    } else if (filesNotYetImported.includes(known)) {
      problems.warning(place, 'file.notYetImported');
    } else if (texts.has(known)) {
      problems.error(place, 'file.duplicate');
    } else {
      const decoded = decodeRosterText(bytes);
      if (!decoded) problems.error(place, 'file.encoding');
      texts.set(known, decoded?.text ?? '');
      if (decoded) described.push({ name: known, encoding: decoded.encoding, rows: 0 });
    }
  }
  checkManifest(texts.get('manifest.csv'), problems);
  if (!rosterFiles.some((name) => texts.has(name))) {
    problems.error({ file: 'users.csv', row: 0 }, 'file.missing');
  }
  const rowsOf = async <F extends RosterFile>(file: F): Promise<Row<F>[]> => {
    const text = texts.get(file);
    if (text === undefined || !described.some(({ name }) => name === file)) return [];
    const rows = await parseRosterFile(file, text, problems);
    for (const entry of described) if (entry.name === file) entry.rows = rows.length;
    return rows;
  };
  const orgs = await rowsOf('orgs.csv');
  const users = await rowsOf('users.csv');
  const roles = await rowsOf('roles.csv');
  const classes = await rowsOf('classes.csv');
  const enrollments = await rowsOf('enrollments.csv');
  if (users.some(({ cells }) => cells.password !== '')) {
    problems.warning({ file: 'users.csv', row: 0 }, 'value.passwordIgnored', 'password');
  }
  const read = described.filter(({ name }) => isRosterFile(name));
  return { orgs, users, roles, classes, enrollments, files: read, problems };
}

/** The standard's spelling of a file's name, however it was written. */
function knownName(name: string): string | undefined {
  const names = ['manifest.csv', ...rosterFiles, ...filesNotYetImported];
  return names.find((known) => known.toLowerCase() === name.toLowerCase());
}

function checkManifest(text: string | undefined, problems: ProblemList): void {
  const version = /^"?oneroster\.version"?\s*,\s*"?([\w.]+)/im.exec(text ?? '')?.[1];
  if (version !== undefined && !version.startsWith('1.2')) {
    problems.warning({ file: 'manifest.csv', row: 0 }, 'manifest.version', 'oneroster.version', version);
  }
}

/** For tests and tools: a zip's entries as text. */
export function textOfZip(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
}

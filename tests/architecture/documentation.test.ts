import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { variables } from '../../collab-server/src/config.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const SKIPPED = /(?:^|\/)(?:node_modules|dist|data|coverage|fixtures)(?:\/|$)/u;
const pages = globSync('**/*.md', { cwd: ROOT, exclude: (path) => SKIPPED.test(path) }).toSorted();

/** Code is no prose: what looks like a link in it is none. */
const proseOf = (markdown: string): string => markdown.replaceAll(/```[\s\S]*?```|`[^`\n]*`/gu, '');

/** GitHub's anchors: lower case, punctuation gone, spaces to hyphens. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/gu, '-');

const anchorsOf = (markdown: string): readonly string[] =>
  [...proseOf(markdown).matchAll(/^#{1,6}\s+(.+)$/gmu)].map(([, heading = '']) => anchorOf(heading));

const links = pages.flatMap((page) =>
  [...proseOf(read(page)).matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/gu)]
    .map(([, inline, attribute]) => inline ?? attribute ?? '')
    .filter((target) => !/^[a-z]+:/u.test(target))
    .map((target) => ({ page, target })),
);

/** Cells of every table row, without their padding. */
const rowsOf = (markdown: string): readonly (readonly string[])[] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

describe('the papers', () => {
  it('are read at all', () => {
    expect(pages).toContain('README.md');
    expect(links.length).toBeGreaterThan(10);
  });

  it.each(links)('$page links to $target, which is there', ({ page, target }) => {
    const [path = '', anchor] = decodeURIComponent(target).split('#');
    const file = path === '' ? page : join(dirname(page), path);
    expect(existsSync(join(ROOT, file))).toBe(true);
    expect(anchor === undefined || anchorsOf(read(file)).includes(anchor)).toBe(true);
  });
});

describe('the configuration table', () => {
  const all = Object.values(variables);
  const defaultOf = (fallback: string): string => (fallback === '' ? '' : `\`${fallback}\``);

  it.each(all)('of README.md tells $name as config.ts does', ({ name, fallback, meaning, accepts }) => {
    expect(rowsOf(read('README.md'))).toContainEqual([`\`${name}\``, defaultOf(fallback), `${meaning}; ${accepts}`]);
  });

  it.each(all)('of README.zh-CN.md has $name with its default', ({ name, fallback }) => {
    const row = rowsOf(read('README.zh-CN.md')).find(([first]) => first === `\`${name}\``);
    expect(row?.[1]).toBe(defaultOf(fallback));
    expect(row?.[2]).toMatch(/\p{Script=Han}/u);
  });

  it.each(['README.md', 'README.zh-CN.md'])('of %s names no variable that is not read', (page) => {
    const named = rowsOf(read(page)).flatMap(([first = '']) => /^`([A-Z][A-Z_]+)`$/u.exec(first)?.[1] ?? []);
    expect(named.toSorted()).toEqual(all.map(({ name }) => name).toSorted());
  });
});

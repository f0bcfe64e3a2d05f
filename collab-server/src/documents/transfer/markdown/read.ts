import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';
import type { Nodes } from 'mdast';
import { parse as parseYaml } from 'yaml';
import { type ContentNode, repairContent } from '../../content/index.ts';
import { atLeastOneBlock } from '../build.ts';
import { liftTitle } from '../headings.ts';
import { ImageShelf, type Imported } from '../imported.ts';
import { Warnings } from '../warnings.ts';
import { readBlocks } from './read-blocks.ts';
import type { MarkdownSource } from './source.ts';

/** The bytes of a picture that the text names by a relative path; undefined where the upload holds no such file. */
export type FindPicture = (path: string) => Uint8Array | undefined;

/**
 * Reads CommonMark with GFM (tables, task lists, strike-through, footnotes), `$…$` and `$$…$$` formulas, GitHub's call-outs and YAML front
 * matter. Nothing in a text can make this fail: what is no markup is text.
 */
export function readMarkdown(text: string, findPicture: FindPicture = () => undefined): Imported {
  // A line feed ends a line in the tree's positions, and in formulas.
  const markdown = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .toWellFormed();
  const tree = fromMarkdown(markdown, {
    extensions: [gfm(), math(), frontmatter(['yaml'])],
    mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  });
  const warnings = new Warnings();
  const shelf = new ImageShelf();
  const source: MarkdownSource = {
    markdown,
    warnings,
    shelf,
    findPicture,
    footnotes: new Map(),
    definitions: new Map(),
    openFootnotes: new Set(),
  };
  collect(tree, source);
  const blocks = readBlocks(tree.children, source, 0);
  const yaml = tree.children.find((child) => child.type === 'yaml');
  const { title, content } = liftTitle(blocks, yaml ? frontMatterTitle(yaml.value) : null);
  const doc: ContentNode = { type: 'doc', content: atLeastOneBlock(content) };
  return { title, content: repairContent(doc), images: shelf.list(), warnings: warnings.list() };
}

function collect(tree: Nodes, source: MarkdownSource): void {
  if (tree.type === 'definition' && !source.definitions.has(tree.identifier)) {
    source.definitions.set(tree.identifier, tree);
  }
  if (tree.type === 'footnoteDefinition' && !source.footnotes.has(tree.identifier)) {
    source.footnotes.set(tree.identifier, tree);
  }
  if ('children' in tree) for (const child of tree.children) collect(child, source);
}

function frontMatterTitle(yaml: string): string | null {
  try {
    const value: unknown = parseYaml(yaml, { maxAliasCount: 0 });
    const title: unknown = typeof value === 'object' && value !== null && 'title' in value ? value.title : undefined;
    return typeof title === 'string' && title.trim() !== '' ? title.trim() : null;
  } catch {
    // Broken front matter names no title; the text below it is read all the same.
    return null;
  }
}

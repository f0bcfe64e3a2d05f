import { escapeXml } from '../xml.ts';
import { emptyRow, type MathNode } from './tree.ts';

/**
 * Office Math of a formula: ECMA-376 part 1, 22.1. Element names below are its own: f fraction, rad radical, nary sum or integral,
 * d delimiters, m matrix, eqArr equation array, acc accent, bar, groupChr brace, func function, limLow limit, r run.
 */
export function ommlOf(tree: MathNode): string {
  return `<m:oMath>${write(tree)}</m:oMath>`;
}

const nary = /^[∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂⨀]$/u;
const functionName = /^[a-zA-Z]{2,}$/;

const el = (name: string, inner: string): string => `<m:${name}>${inner}</m:${name}>`;
const value = (name: string, text: string): string => `<m:${name} m:val="${escapeXml(text)}"/>`;

function write(node: MathNode): string {
  switch (node.kind) {
    case 'row':
      return writeRow(node.children);
    case 'identifier':
      return run(node.text, functionName.test(node.text) ? 'normal' : variantOf(node));
    case 'number':
      return run(node.text, node.variant);
    case 'operator':
      return run(node.text, '');
    case 'text':
      return `<m:r><m:rPr><m:nor/></m:rPr>${wordFonts('')}<m:t xml:space="preserve">${escapeXml(node.text)}</m:t></m:r>`;
    case 'space':
      return node.widthEm > 0.9 ? run('\u2003', '') : node.widthEm > 0.2 ? run('\u2005', '') : '';
    case 'fraction':
      return el(
        'f',
        (node.bar ? '' : el('fPr', value('type', 'noBar'))) +
          el('num', write(node.over)) +
          el('den', write(node.under)),
      );
    case 'root':
      return node.index === null
        ? el('rad', el('radPr', value('degHide', '1')) + '<m:deg/>' + el('e', write(node.body)))
        : el('rad', el('deg', write(node.index)) + el('e', write(node.body)));
    case 'scripts':
      return writeScripts(node.base, node.sub, node.sup);
    case 'stack':
      return writeStack(node);
    case 'fence':
      return el('d', el('dPr', value('begChr', node.open) + value('endChr', node.close)) + el('e', write(node.body)));
    case 'table':
      return node.aligned ? equations(node.rows) : matrix(node.rows);
    case 'box':
      return el('borderBox', el('e', write(node.body)));
    case 'phantom':
      return el('phant', el('phantPr', value('show', '0')) + el('e', write(node.body)));
  }
}

/** Signs are upright anyway. */
function variantOf({ text, variant }: { readonly text: string; readonly variant: string }): string {
  return variant === 'normal' && !/\p{L}/u.test(text) ? '' : variant;
}

/** A sum or integral takes what follows it as its body: up to the next relation sign or the end. */
function writeRow(children: readonly MathNode[]): string {
  const [first, ...rest] = children;
  if (!first) return '';
  const operator = naryParts(first);
  if (operator) {
    const end = rest.findIndex((node) => node.kind === 'operator' && /^[=<>≤≥≠≈→⇒,;+]$/u.test(node.text));
    const body = end === -1 ? rest : rest.slice(0, end);
    return writeNary(operator, body.map(write).join('')) + writeRow(end === -1 ? [] : rest.slice(end));
  }
  return write(first) + writeRow(rest);
}

type Nary = {
  readonly sign: string;
  readonly sub: MathNode | null;
  readonly sup: MathNode | null;
  readonly limits: 'undOvr' | 'subSup';
};

function naryParts(node: MathNode): Nary | undefined {
  if (node.kind === 'scripts') {
    const sign = narySign(node.base);
    return sign === undefined ? undefined : { sign, sub: node.sub, sup: node.sup, limits: 'subSup' };
  }
  if (node.kind === 'stack') {
    const sign = narySign(node.base);
    return sign === undefined ? undefined : { sign, sub: node.under, sup: node.over, limits: 'undOvr' };
  }
  const sign = narySign(node);
  return sign === undefined ? undefined : { sign, sub: null, sup: null, limits: 'subSup' };
}

function narySign(node: MathNode): string | undefined {
  return node.kind === 'operator' && nary.test(node.text) ? node.text : undefined;
}

function writeNary({ sign, sub, sup, limits }: Nary, body: string): string {
  const properties = el(
    'naryPr',
    value('chr', sign) +
      value('limLoc', limits) +
      (sub ? '' : value('subHide', '1')) +
      (sup ? '' : value('supHide', '1')),
  );
  return el('nary', properties + el('sub', sub ? write(sub) : '') + el('sup', sup ? write(sup) : '') + el('e', body));
}

function writeScripts(base: MathNode, sub: MathNode | null, sup: MathNode | null): string {
  const operator = naryParts({ kind: 'scripts', base, sub, sup });
  if (operator) return writeNary(operator, '');
  const e = el('e', write(base));
  if (sub && sup) return el('sSubSup', e + el('sub', write(sub)) + el('sup', write(sup)));
  if (sub) return el('sSub', e + el('sub', write(sub)));
  return sup ? el('sSup', e + el('sup', write(sup))) : write(base);
}

const braces: Readonly<Record<string, string>> = { '⏟': 'bot', '⏞': 'top', '⎵': 'bot', '⎴': 'top' };
/** Combining forms of the accents that KaTeX writes as signs of their own. */
const accents: Readonly<Record<string, string>> = {
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '˙': '\u0307',
  '¨': '\u0308',
  '⃗': '\u20D7',
  '´': '\u0301',
  '`': '\u0300',
  ˇ: '\u030C',
  '˘': '\u0306',
  '→': '\u20D7',
};

function writeStack(node: Extract<MathNode, { kind: 'stack' }>): string {
  const { base, under, over, accent } = node;
  const operator = naryParts(node);
  if (operator) return writeNary(operator, '');
  const sign = accent ? (under ?? over) : null;
  if (sign?.kind === 'operator') {
    const e = el('e', write(base));
    if (/[‾¯ˉ_―]/u.test(sign.text)) return el('bar', el('barPr', value('pos', over ? 'top' : 'bot')) + e);
    const place = braces[sign.text];
    if (place !== undefined) {
      return el(
        'groupChr',
        el(
          'groupChrPr',
          value('chr', sign.text) + value('pos', place) + value('vertJc', place === 'bot' ? 'top' : 'bot'),
        ) + e,
      );
    }
    if (over) return el('acc', el('accPr', value('chr', accents[sign.text] ?? sign.text)) + e);
  }
  const inner = under ? el('limLow', el('e', write(base)) + el('lim', write(under))) : write(base);
  return over ? el('limUpp', el('e', inner) + el('lim', write(over))) : inner;
}

function matrix(rows: readonly (readonly MathNode[])[]): string {
  return el('m', rows.map((cells) => el('mr', cells.map((cell) => el('e', write(cell))).join(''))).join(''));
}

/**
 * Equations under one another, aligned at their relation signs, as a matrix of columns that stand right and left by turns: Word's equation
 * array says it by `&` in its text, which LibreOffice shows.
 */
function equations(rows: readonly (readonly MathNode[])[]): string {
  const count = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: count }, (_, index) =>
    el('mc', el('mcPr', value('count', '1') + value('mcJc', index % 2 === 0 ? 'right' : 'left'))),
  );
  const properties = el('mPr', el('mcs', columns.join('')) + value('cGpRule', '3') + value('cGp', '0'));
  const padded = rows.map((row) => [...row, ...Array.from({ length: count - row.length }, () => emptyRow)]);
  return el(
    'm',
    properties + padded.map((cells) => el('mr', cells.map((cell) => el('e', write(cell))).join(''))).join(''),
  );
}

const scripts: Readonly<Record<string, string>> = {
  'double-struck': 'double-struck',
  script: 'script',
  'bold-script': 'script',
  fraktur: 'fraktur',
  'bold-fraktur': 'fraktur',
  'sans-serif': 'sans-serif',
  'bold-sans-serif': 'sans-serif',
  monospace: 'monospace',
};

function run(text: string, variant: string): string {
  if (text === '') return '';
  const script = scripts[variant];
  const style = variant.startsWith('bold')
    ? variant === 'bold-italic'
      ? 'bi'
      : 'b'
    : variant === 'normal'
      ? 'p'
      : undefined;
  const properties = (script ? value('scr', script) : '') + (style ? value('sty', style) : '');
  return `<m:r>${properties ? el('rPr', properties) : ''}${wordFonts('Cambria Math')}<m:t xml:space="preserve">${escapeXml(text)}</m:t></m:r>`;
}

function wordFonts(latin: string): string {
  return latin === '' ? '' : `<w:rPr><w:rFonts w:ascii="${latin}" w:hAnsi="${latin}"/></w:rPr>`;
}

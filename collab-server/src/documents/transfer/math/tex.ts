import katex from 'katex';
import { childElements, childNamed, parseXml, type XmlElement } from '../xml.ts';
import { emptyRow, type MathNode } from './tree.ts';

/** Formulas longer than this are no formulas; KaTeX would take its time over them. */
const maxLatexLength = 20_000;

/**
 * The tree of a formula in TeX as KaTeX understands it, or undefined where it does not: then people see its source, in the editor
 * too.
 */
export function parseTex(latex: string, display: boolean): MathNode | undefined {
  if (latex.length > maxLatexLength) return undefined;
  try {
    const html = katex.renderToString(latex, {
      output: 'mathml',
      displayMode: display,
      throwOnError: true,
      strict: false,
      trust: false,
      maxExpand: 200,
    });
    const math = parseXml(html.slice(html.indexOf('<math'), html.lastIndexOf('</math>') + '</math>'.length));
    const body = childElements(childNamed(math, 'semantics'))[0];
    return body && readNode(body);
  } catch {
    return undefined;
  }
}

function readNode(element: XmlElement): MathNode {
  const children = childElements(element);
  const part = (index: number): MathNode => {
    const child = children[index];
    return child ? readNode(child) : emptyRow;
  };
  const variant = element.getAttribute('mathvariant') ?? '';
  const text = (element.textContent ?? '').replaceAll('\u2061', '');
  switch (element.nodeName) {
    case 'mi':
      return { kind: 'identifier', text, variant };
    case 'mn':
      return { kind: 'number', text, variant };
    case 'mo':
      return { kind: 'operator', text, variant };
    case 'mtext':
      return { kind: 'text', text: text.replaceAll('\u00A0', ' '), variant };
    case 'mspace':
      return { kind: 'space', widthEm: Number.parseFloat(element.getAttribute('width') ?? '0') || 0 };
    case 'mfrac':
      return {
        kind: 'fraction',
        over: part(0),
        under: part(1),
        bar: !(element.getAttribute('linethickness') ?? '1').startsWith('0'),
      };
    case 'msqrt':
      return { kind: 'root', body: row(children), index: null };
    case 'mroot':
      return { kind: 'root', body: part(0), index: part(1) };
    case 'msub':
      return { kind: 'scripts', base: part(0), sub: part(1), sup: null };
    case 'msup':
      return { kind: 'scripts', base: part(0), sub: null, sup: part(1) };
    case 'msubsup':
      return { kind: 'scripts', base: part(0), sub: part(1), sup: part(2) };
    case 'munder':
      return { kind: 'stack', base: part(0), under: part(1), over: null, accent: isAccent(children[1]) };
    case 'mover':
      return { kind: 'stack', base: part(0), under: null, over: part(1), accent: isAccent(children[1]) };
    case 'munderover':
      return { kind: 'stack', base: part(0), under: part(1), over: part(2), accent: false };
    case 'mtable':
      return readTable(element);
    case 'menclose':
      return { kind: 'box', body: row(children) };
    case 'mphantom':
      return { kind: 'phantom', body: row(children) };
    default:
      return row(children);
  }
}

/** A sign of its own over or under something is an accent of it, such as a hat, a bar or a brace. */
function isAccent(element: XmlElement | undefined): boolean {
  return element?.nodeName === 'mo' && !/[→←↔⇒⇐⇔]/u.test(element.textContent ?? '');
}

/** A row; brackets that KaTeX marks as fences take what stands between them as their body. */
function row(elements: readonly XmlElement[]): MathNode {
  const [first, ...rest] = elements;
  if (first && isFence(first)) {
    const last = rest.at(-1);
    const closes = last !== undefined && isFence(last);
    const middle = closes ? rest.slice(0, -1) : rest;
    if (!middle.some(isFence)) {
      return {
        kind: 'fence',
        open: first.textContent ?? '',
        close: closes ? (last.textContent ?? '') : '',
        body: row(middle),
      };
    }
  }
  const nodes = elements.map(readNode).filter((node) => node.kind !== 'operator' || node.text !== '');
  const [only] = nodes;
  return only && nodes.length === 1 ? only : { kind: 'row', children: nodes };
}

function isFence(element: XmlElement): boolean {
  return element.nodeName === 'mo' && element.getAttribute('fence') === 'true';
}

function readTable(table: XmlElement): MathNode {
  const columns = table.getAttribute('columnalign') ?? '';
  return {
    kind: 'table',
    // Equations under one another, parted at their relation signs, stand right and left of it without a gap.
    aligned: columns.startsWith('right left'),
    rows: childElements(table).map((tr) => childElements(tr).map((td) => row(childElements(td)))),
  };
}

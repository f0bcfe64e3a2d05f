/**
 * A formula as a tree, between TeX and the formats that files hold. It is presentation MathML without its wrappers: what KaTeX makes
 * of a formula, and so what people see in the editor.
 */
export type MathNode =
  | { readonly kind: 'row'; readonly children: readonly MathNode[] }
  /** A variable, number, operator sign or words. `variant` is MathML's, such as `normal`, `bold`, `double-struck`. */
  | { readonly kind: 'identifier' | 'number' | 'operator' | 'text'; readonly text: string; readonly variant: string }
  | { readonly kind: 'space'; readonly widthEm: number }
  | { readonly kind: 'fraction'; readonly over: MathNode; readonly under: MathNode; readonly bar: boolean }
  | { readonly kind: 'root'; readonly body: MathNode; readonly index: MathNode | null }
  /** Beside the base. */
  | { readonly kind: 'scripts'; readonly base: MathNode; readonly sub: MathNode | null; readonly sup: MathNode | null }
  /** Above and below the base. `accent`: the mark on top is an accent or a brace of the base. */
  | {
      readonly kind: 'stack';
      readonly base: MathNode;
      readonly under: MathNode | null;
      readonly over: MathNode | null;
      readonly accent: boolean;
    }
  /** Brackets that grow with their content; '' for none. */
  | { readonly kind: 'fence'; readonly open: string; readonly close: string; readonly body: MathNode }
  | { readonly kind: 'table'; readonly rows: readonly (readonly MathNode[])[]; readonly aligned: boolean }
  | { readonly kind: 'box' | 'phantom'; readonly body: MathNode };

export const emptyRow: MathNode = { kind: 'row', children: [] };

/** The signs of a node as plain text, for places that can hold nothing more. */
export function mathText(node: MathNode | null): string {
  if (node === null) return '';
  switch (node.kind) {
    case 'row':
      return node.children.map(mathText).join('');
    case 'identifier':
    case 'number':
    case 'operator':
    case 'text':
      return node.text;
    case 'space':
      return ' ';
    case 'fraction':
      return `${mathText(node.over)}/${mathText(node.under)}`;
    case 'root':
      return `√${mathText(node.body)}`;
    case 'scripts':
      return mathText(node.base) + mathText(node.sub) + mathText(node.sup);
    case 'stack':
      return mathText(node.base) + mathText(node.under) + mathText(node.over);
    case 'fence':
      return node.open + mathText(node.body) + node.close;
    case 'table':
      return node.rows.map((row) => row.map(mathText).join(' ')).join('; ');
    case 'box':
    case 'phantom':
      return mathText(node.body);
  }
}

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

/**
 * The linter's own rules: hold the import arrows of zones.ts and the exact maths of the simulation in oxlint, so that an editor
 * underlines a violation as it is written. Oxlint's JS plugin interface follows ESLint's (only the few parts used here are typed).
 */
import { relative, sep } from 'node:path';

import { judgeGlobal, judgeMaths, mustBeExact } from './exact-maths.ts';
import { judgeImport } from './judge.ts';

interface AstNode {
  readonly type: string;
}
interface Literal extends AstNode {
  readonly type: 'Literal';
  readonly value: unknown;
}
interface Context {
  readonly filename: string;
  readonly cwd: string;
  report(problem: { message: string; node: AstNode }): void;
}
interface HasSource extends AstNode {
  readonly source: AstNode | null;
}
interface NewExpression extends AstNode {
  readonly callee: AstNode & { readonly name?: string };
  readonly arguments: readonly AstNode[];
}

function isText(node: AstNode | null | undefined): node is Literal & { value: string } {
  return node?.type === 'Literal' && 'value' in node && typeof node.value === 'string';
}

const importBoundaries = {
  meta: { type: 'problem', docs: { description: 'Holds the import arrows between folders.' } },
  create(context: Context) {
    const path = relative(context.cwd, context.filename).replaceAll(sep, '/');
    const check = (node: AstNode | null | undefined): void => {
      if (!isText(node)) return;
      const problem = judgeImport(path, node.value);
      if (problem !== undefined) context.report({ message: problem, node });
    };
    const checkSource = (node: HasSource): void => check(node.source);
    return {
      ImportDeclaration: checkSource,
      ExportNamedDeclaration: checkSource,
      ExportAllDeclaration: checkSource,
      ImportExpression: checkSource,
      TSImportType: checkSource,
      // `new URL('./worker.ts', import.meta.url)` is how workers and assets are named: an import by another spelling.
      NewExpression(node: NewExpression): void {
        const [first, second] = node.arguments;
        if (node.callee.name !== 'URL' || second === undefined || !isText(first)) return;
        if (first.value.startsWith('.')) check(first);
      },
    };
  },
};

interface MemberExpression extends AstNode {
  readonly object: AstNode & { readonly name?: string };
  readonly property: AstNode & { readonly name?: string };
  readonly computed: boolean;
}
interface Identifier extends AstNode {
  readonly name: string;
  readonly parent?: AstNode & { readonly property?: AstNode; readonly key?: AstNode; readonly computed?: boolean };
}
interface Operation extends AstNode {
  readonly operator: string;
}

/** A name after a dot or before a colon names a property, not a global. */
function namesProperty(node: Identifier): boolean {
  const { parent } = node;
  if (parent === undefined || parent.computed === true) return false;
  return parent.property === node || parent.key === node;
}

const exactMaths = {
  meta: { type: 'problem', docs: { description: 'Keeps simulation the same to the bit on every engine.' } },
  create(context: Context) {
    if (!mustBeExact(relative(context.cwd, context.filename).replaceAll(sep, '/'))) return {};
    const refuse = (node: AstNode, message: string | undefined): void => {
      if (message !== undefined) context.report({ message, node });
    };
    const power = (node: Operation): void => {
      if (node.operator.startsWith('**')) refuse(node, '** differs between engines: take pow from maths/exact.ts.');
    };
    return {
      MemberExpression(node: MemberExpression): void {
        if (node.object.name !== 'Math') return;
        refuse(node, judgeMaths(node.computed ? '[…]' : (node.property.name ?? '')));
      },
      Identifier(node: Identifier): void {
        if (!namesProperty(node)) refuse(node, judgeGlobal(node.name));
      },
      BinaryExpression: power,
      AssignmentExpression: power,
    };
  },
};

export default {
  meta: { name: 'tongyan' },
  rules: { 'import-boundaries': importBoundaries, 'exact-maths': exactMaths },
};

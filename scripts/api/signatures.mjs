import { Node, SyntaxKind, TypeFormatFlags, ts } from "ts-morph";

const printer = ts.createPrinter({ removeComments: true });

/** Returns a declaration without its comments and without `export` and `declare`. A type from a table is written out. */
export function signatureOf(declaration) {
  if (Node.isTypeAliasDeclaration(declaration) && isFromTable(declaration)) {
    const flags = TypeFormatFlags.NoTruncation | TypeFormatFlags.InTypeAlias;
    return `type ${declaration.getName()} = ${declaration.getType().getText(declaration, flags)};`;
  }
  const statement = Node.isVariableDeclaration(declaration) ? declaration.getVariableStatementOrThrow() : declaration;
  const text = printer.printNode(
    ts.EmitHint.Unspecified,
    statement.compilerNode,
    statement.getSourceFile().compilerNode,
  );
  return text.replace(/^(?:export )?(?:default )?(?:declare )?/u, "");
}

/** Returns whether a type is derived from a value, such as a list of names. */
export function isFromTable(declaration) {
  return declaration.getDescendantsOfKind(SyntaxKind.TypeQuery).length > 0;
}

import { Node, SyntaxKind } from "ts-morph";
import { isFromTable } from "./signatures.mjs";

/** Returns what the exported symbols lack: docstrings, and exports of the types that they name. */
export function findFaults(entryPoints) {
  const exported = new Set(entryPoints.flatMap(({ symbols }) => symbols.flatMap(([, declarations]) => declarations)));
  const faults = entryPoints.flatMap(({ name, symbols }) =>
    symbols.flatMap(([symbol, declarations]) =>
      declarations.flatMap((declaration) => faultsOf(`${name}: ${symbol}`, declaration, exported)),
    ),
  );
  return [...new Set(faults)].sort();
}

function faultsOf(path, declaration, exported) {
  const statement = Node.isVariableDeclaration(declaration) ? declaration.getVariableStatementOrThrow() : declaration;
  const undocumented = membersOf(declaration).filter((member) => !isDocumented(member) && !isWellKnown(member));
  const hidden = [...referencesOf(statement)].filter(([, target]) => !exported.has(target));
  return [
    ...(isDocumented(statement) ? [] : [`${path} has no docstring`]),
    ...undocumented.map((member) => `${path}.${nameOf(member)} has no docstring`),
    ...hidden.map(([name]) => `${path} names the type ${name}, which no entry point exports`),
  ];
}

function nameOf(member) {
  return Node.isConstructorDeclaration(member) ? "constructor" : (member.getName?.() ?? member.getText());
}

function isDocumented(node) {
  return node.getJsDocs().some((comment) => comment.getInnerText().trim() !== "");
}

/** Returns the public members of an interface, of a class, and of a type with one object. */
function membersOf(declaration) {
  const owner = Node.isTypeAliasDeclaration(declaration) ? declaration.getTypeNode() : declaration;
  if (!owner?.getMembers) return [];
  return owner.getMembers().filter((member) => member.getJsDocs && !isPrivate(member));
}

function isPrivate(member) {
  return member.getName?.().startsWith("#") || member.hasModifier?.(SyntaxKind.PrivateKeyword);
}

/** Symbols such as `[Symbol.asyncDispose]` mean the same everywhere. */
function isWellKnown(member) {
  return member.getName?.().startsWith("[Symbol.") ?? false;
}

/** Yields the types of this package that a declaration names. */
function* referencesOf(node) {
  const isTable = Node.isTypeAliasDeclaration(node) && isFromTable(node); // The report writes the type out.
  for (const identifier of node.getDescendantsOfKind(SyntaxKind.Identifier)) {
    const parent = identifier.getParent();
    const names = Node.isQualifiedName(parent) && parent.getRight() === identifier ? parent.getParent() : parent;
    const isType =
      Node.isTypeReference(names) || Node.isExpressionWithTypeArguments(names) || Node.isImportTypeNode(names);
    if (!isType && !(Node.isTypeQuery(names) && !isTable)) continue;
    const symbol = identifier.getSymbol()?.getAliasedSymbol() ?? identifier.getSymbol();
    for (const target of symbol?.getDeclarations() ?? []) {
      const isOurs = !target.getSourceFile().isInNodeModules() && !target.getSourceFile().isFromExternalLibrary();
      if (isOurs && !Node.isTypeParameterDeclaration(target)) yield [identifier.getText(), target];
    }
  }
}

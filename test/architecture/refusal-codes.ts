import ts from 'typescript';
import { type Fault, faultAt, nodesOf, type SourceFile } from './source.js';

/** Codes as the source has them, and the places where a code cannot be read off the source. */
export interface Codes {
  readonly codes: ReadonlySet<string>;
  readonly faults: readonly Fault[];
}

type Making = ts.NewExpression | ts.CallExpression;

/**
 * The code of every `new Refusal(kind, code, …)`, and of `super(kind, code, …)` in a class that extends `Refusal`. A code is
 * a literal, a choice between such, a constant or a table of the same file, or a parameter: then it is read where the function is called.
 */
export function refusalCodes(files: readonly SourceFile[]): Codes {
  const codes = new Set<string>();
  const faults: Fault[] = [];
  for (const file of files) {
    for (const node of nodesOf(file)) {
      if (!makesRefusal(node)) continue;
      const found = new Reading(files, file).literals(node.arguments?.[1]);
      // A refusal repeated for a larger input keeps its own code.
      if (found === undefined && file.path !== 'src/primitives/refusal.ts') faults.push(faultAt(file, node, 'the code of this refusal cannot be read off the source'));
      for (const code of found ?? []) codes.add(code);
    }
  }
  return { codes, faults };
}

function makesRefusal(node: ts.Node): node is Making {
  if (ts.isNewExpression(node)) return ts.isIdentifier(node.expression) && node.expression.text === 'Refusal';
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.SuperKeyword) return false;
  const type = ts.findAncestor(node, ts.isClassLike);
  return type?.heritageClauses?.some((clause) => clause.types.some(({ expression }) => expression.getText() === 'Refusal')) ?? false;
}

/** Follows an expression to the literals that it can be; undefined where that cannot be told. */
class Reading {
  constructor(
    private readonly files: readonly SourceFile[],
    private readonly file: SourceFile,
    private readonly depth = 0,
  ) {}

  literals(node: ts.Expression | undefined): string[] | undefined {
    if (node === undefined || this.depth > 4) return undefined;
    if (ts.isStringLiteralLike(node)) return [node.text];
    if (ts.isElementAccessExpression(node)) return this.all(this.objects(node.expression).flatMap(valuesOf));
    if (ts.isPropertyAccessExpression(node)) return this.all(this.objects(node.expression).map((object) => valueOf(object, node.name.text)));
    if (ts.isIdentifier(node)) return this.parameter(node) ?? this.deeper(this.file).literals(this.constant(node.text));
    const choices = choicesOf(node);
    return choices === undefined ? undefined : this.all(choices);
  }

  private all(nodes: readonly (ts.Expression | undefined)[]): string[] | undefined {
    return merged(nodes.map((node) => this.literals(node)));
  }

  /** The object literals that an expression can be: a table, a row of a table, or a choice between such. */
  private objects(node: ts.Expression | undefined): ts.ObjectLiteralExpression[] {
    if (node === undefined) return [];
    if (ts.isObjectLiteralExpression(node)) return [node];
    if (ts.isIdentifier(node)) return this.objects(this.constant(node.text));
    if (ts.isElementAccessExpression(node)) return this.objects(node.expression).flatMap(valuesOf).flatMap((value) => this.objects(value));
    return (choicesOf(node) ?? []).flatMap((choice) => this.objects(choice));
  }

  private constant(name: string): ts.Expression | undefined {
    return [...nodesOf(this.file)].filter(ts.isVariableDeclaration).find((each) => each.name.getText() === name)?.initializer;
  }

  private parameter(node: ts.Identifier): string[] | undefined {
    const owner = ts.findAncestor(node, (each): each is ts.SignatureDeclaration => ts.isFunctionLike(each) && parametersOf(each).includes(node.text));
    if (owner === undefined) return undefined;
    const index = parametersOf(owner).indexOf(node.text);
    const name = nameOf(owner);
    const found = this.files.flatMap((file) =>
      [...nodesOf(file)].filter((each) => calls(each, name)).map((call) => this.deeper(file).literals((call as Making).arguments?.[index])),
    );
    return merged(found);
  }

  private deeper(file: SourceFile): Reading {
    return new Reading(this.files, file, this.depth + 1);
  }
}

/** All that was found, or undefined where there was nothing or something could not be told. */
function merged(found: readonly (string[] | undefined)[]): string[] | undefined {
  return found.length === 0 || found.some((each) => each === undefined) ? undefined : found.flatMap((each) => each ?? []);
}

function choicesOf(node: ts.Expression): ts.Expression[] | undefined {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return [node.left, node.right];
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node) ? [node.expression] : undefined;
}

function valuesOf(object: ts.ObjectLiteralExpression): ts.Expression[] {
  return object.properties.filter(ts.isPropertyAssignment).map(({ initializer }) => initializer);
}

function valueOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  return object.properties.filter(ts.isPropertyAssignment).find((property) => property.name.getText() === name)?.initializer;
}

function parametersOf(owner: ts.SignatureDeclaration): string[] {
  return owner.parameters.map(({ name }) => name.getText());
}

/** What callers call it: its own name, the name of the class that it constructs, or of the constant that holds it. */
function nameOf(owner: ts.SignatureDeclaration): string | undefined {
  if (ts.isConstructorDeclaration(owner)) return owner.parent.name?.text;
  if (ts.isVariableDeclaration(owner.parent)) return owner.parent.name.getText();
  return owner.name?.getText();
}

function calls(node: ts.Node, name: string | undefined): node is Making {
  if (!(ts.isCallExpression(node) || ts.isNewExpression(node))) return false;
  const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
  return name !== undefined && callee.getText() === name;
}

import type { FactoryProvider, InjectionToken } from '@nestjs/common';

/** A class, whoever may construct it. */
interface ClassOf<T> {
  readonly prototype: T;
  readonly name: string;
}

/** Something that Nest can hand out as a `T`: a class of `T`s, or a token made by `part`. */
export type Token<T> = ClassOf<T> | Part<T>;

/** A named part that is an interface or a value: `const CLOCK = part<Clock>('Clock')`. */
export interface Part<T> {
  readonly description: string;
  readonly symbol: symbol;
  /** Carries `T` for the compiler; never set. */
  readonly holds?: (value: T) => T;
}

export function part<T>(description: string): Part<T> {
  return { description, symbol: Symbol(description) };
}

/** The injection token behind a class or a part. */
export function tokenOf<T>(token: Token<T>): InjectionToken<T> {
  return 'symbol' in token ? (token.symbol as unknown as InjectionToken<T>) : (token as unknown as InjectionToken<T>);
}

type Tokens<Args extends readonly unknown[]> = { [Index in keyof Args]: Token<Args[Index]> };

/** A provider of a plain class from its parts, in the order of its constructor: a missing or swapped part is a compile error. */
export function build<T, Args extends readonly unknown[]>(
  type: new (...args: Args) => T,
  ...parts: Tokens<Args>
): FactoryProvider<T> {
  return {
    provide: type,
    inject: parts.map((token) => tokenOf(token as Token<unknown>)),
    useFactory: (...args: unknown[]) => new type(...(args as unknown as Args)),
  };
}

/** A provider of a part made by a function from other parts; the function may be asynchronous. */
export function provide<T, Args extends readonly unknown[]>(
  token: Token<T>,
  make: (...args: Args) => T | Promise<T>,
  ...parts: Tokens<Args>
): FactoryProvider<T> {
  return {
    provide: tokenOf(token),
    inject: parts.map((each) => tokenOf(each as Token<unknown>)),
    useFactory: (...args: unknown[]) => make(...(args as unknown as Args)) as T,
  };
}

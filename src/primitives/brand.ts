declare const brand: unique symbol;

/** A type that must not be mixed with another of the same shape: `Brand<string, 'LicenceIdentifier'>`. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

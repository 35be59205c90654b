/** The same sentences in another language: a key that it lacks is a compile error. */
export type Translated<Sentences> = { readonly [Key in keyof Sentences]: Sentences[Key] extends string ? string : Sentences[Key] };

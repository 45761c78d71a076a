/** A language's texts by flat key. A plural has the keys `x_one` and `x_other`; a parameter stands in braces: {name}. */
export type Catalogue = Readonly<Record<string, string>>

/** The same keys in another language: a missing one or one too many does not compile. */
export type SameKeys<Source extends Catalogue> = { readonly [Key in keyof Source]: string }

type Stem<Key> = Key extends `${infer Name}_one` | `${infer Name}_other` ? Name : Key

/** Keys as callers write them: plural endings are chosen by `count`. */
export type KeysOf<Source extends Catalogue> = Stem<keyof Source & string>

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

type TextsOf<Source extends Catalogue, Key extends string> = Key extends keyof Source
  ? Source[Key]
  : `${Key}_other` extends keyof Source
    ? Source[`${Key}_other`]
    : never

type PluralName<Source extends Catalogue, Key extends string> = `${Key}_other` extends keyof Source
  ? 'count'
  : never

type ParamsOf<Source extends Catalogue, Key extends string> =
  | NamesIn<TextsOf<Source, Key>>
  | PluralName<Source, Key>

/** Numbers are printed in the language's own grouping; text is put in as it is. */
export type Params<Names extends string> = {
  readonly [Name in Names]: Name extends 'count' ? number : string | number
}

/** The further arguments of `t(key, …)`: none when the text has no parameter. */
export type ArgsOf<Source extends Catalogue, Key extends string> = [ParamsOf<Source, Key>] extends [never]
  ? []
  : [params: Params<ParamsOf<Source, Key>>]

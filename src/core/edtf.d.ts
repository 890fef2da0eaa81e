// The part of the untyped `edtf` package that core/period.ts uses.
declare module "edtf" {
  interface Point {
    readonly type: string;
    /** Milliseconds since 1970: the first and the last instant the expression may mean. */
    readonly min: number;
    readonly max: number;
    readonly precision?: number;
    readonly approximate?: { readonly value: number };
    readonly uncertain?: { readonly value: number };
    readonly lower?: Point | number | null;
    readonly upper?: Point | number | null;
  }
  function edtf(text: string, options?: { readonly types: readonly string[] }): Point;
  export default edtf;
}

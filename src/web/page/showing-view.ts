/** A code as the phone shows it. Instants are milliseconds since 1970 by the server's clock, which the phone goes by. */
export interface CodeView {
  /** Source of the picture. */
  readonly source: string;
  /** When it was made. */
  readonly from: number;
  /** When it runs out. */
  readonly until: number;
  /** When it was sent. */
  readonly now: number;
}

/** A code that was made for the phone. `picture` is an SVG document from our own encoder. */
export interface PhoneCode {
  readonly picture: string;
  readonly from: number;
  readonly until: number;
}

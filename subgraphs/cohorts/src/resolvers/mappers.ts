/** An object of another side, which here is only pointed at. */
export interface Stub {
  readonly id: string;
}

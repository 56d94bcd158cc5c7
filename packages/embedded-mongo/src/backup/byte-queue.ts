/** Bytes that come in pieces of any length and are taken in lengths that the reader knows. */
export class ByteQueue {
  private readonly pieces: Buffer[] = [];
  private at = 0;
  length = 0;

  push(piece: Buffer): void {
    if (piece.length === 0) return;
    this.pieces.push(piece);
    this.length += piece.length;
  }

  /** Exactly `bytes`; the caller has looked at `length`. */
  take(bytes: number): Buffer {
    const parts: Buffer[] = [];
    let left = bytes;
    while (left > 0) {
      const first = this.pieces[0];
      if (first === undefined) throw new RangeError(`${bytes} bytes were asked for and ${left} are missing`);
      const part = first.subarray(this.at, this.at + left);
      parts.push(part);
      left -= part.length;
      this.at += part.length;
      if (this.at < first.length) continue;
      this.pieces.shift();
      this.at = 0;
    }
    this.length -= bytes;
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  }
}

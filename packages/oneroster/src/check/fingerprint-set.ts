/**
 * A set of texts that keeps 64 bits of each: a million ids in 16 MB where a `Set` of texts takes ten times
 * as much (and would hold on to the file's text through sliced strings). Two of a million ids are taken for
 * one with a probability of 3 in 10^8. Mixing after MurmurHash3's finaliser (Austin Appleby, public domain).
 */
export function createFingerprintSet() {
  let capacity = 1024;
  let slots = new Uint32Array(capacity * 2);
  let size = 0;
  let high = 0;
  let low = 0;

  function fingerprint(text: string): void {
    let a = 0xdeadbeef ^ text.length;
    let b = 0x41c6ce57 ^ text.length;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      a = Math.imul(a ^ unit, 0x9e3779b1);
      b = Math.imul(b ^ unit, 0x5f356495);
    }
    a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
    b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
    high = a >>> 0;
    // An empty slot is 0, 0: no text may have that fingerprint.
    low = b >>> 0 || 1;
  }

  /** The slot that holds the current fingerprint, or the free one where it belongs. */
  function slotOf(): number {
    let slot = (low ^ high) & (capacity - 1);
    while (slots[slot * 2 + 1] !== 0 && (slots[slot * 2] !== high || slots[slot * 2 + 1] !== low)) {
      slot = (slot + 1) & (capacity - 1);
    }
    return slot;
  }

  function grow(): void {
    const before = slots;
    capacity *= 2;
    slots = new Uint32Array(capacity * 2);
    for (let at = 0; at < before.length; at += 2) {
      const second = before[at + 1] ?? 0;
      if (second === 0) continue;
      high = before[at] ?? 0;
      low = second;
      const slot = slotOf();
      slots[slot * 2] = high;
      slots[slot * 2 + 1] = low;
    }
  }

  /** True when the text was not in the set before. */
  function add(text: string): boolean {
    if (size * 2 >= capacity) grow();
    fingerprint(text);
    const slot = slotOf();
    if (slots[slot * 2 + 1] !== 0) return false;
    slots[slot * 2] = high;
    slots[slot * 2 + 1] = low;
    size += 1;
    return true;
  }

  function has(text: string): boolean {
    fingerprint(text);
    return slots[slotOf() * 2 + 1] !== 0;
  }

  return { add, has, size: () => size };
}

export type FingerprintSet = ReturnType<typeof createFingerprintSet>;

/** Texts in two arrays, which another thread takes over without a copy. Every text survives, also one that is not well-formed. Pure. */
export interface PackedTexts {
  /** UTF-16: half of a surrogate pair has no UTF-8, and clients choose names. */
  readonly units: Uint8Array<ArrayBuffer>;
  /** Where each text ends in `units`. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

export function packTexts(texts: readonly string[]): PackedTexts {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const units = Buffer.from(new ArrayBuffer(length * 2));
  let at = 0;
  const ends = Uint32Array.from(texts, (text) => {
    at += units.write(text, at, "utf16le");
    return at;
  });
  return { units: new Uint8Array(units.buffer), ends };
}

export function unpackTexts({ units, ends }: PackedTexts): readonly string[] {
  const bytes = Buffer.from(units.buffer, units.byteOffset, units.length);
  let from = 0;
  return Array.from(ends, (end) => {
    const text = bytes.toString("utf16le", from, end);
    from = end;
    return text;
  });
}

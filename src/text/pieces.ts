/** Long texts piece by piece, so that no one has to hold all of them. Pure. */

/** Characters; writing each part by itself would take longer than making its text. */
const pieceLength = 1 << 16;

/** The same text in fewer pieces, none of them empty. */
export function* joinPieces(parts: Iterable<string>): Generator<string> {
  let piece = "";
  for (const part of parts) {
    piece += part;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

/**
 * Decompresses zstd block by block, for Node versions without zstd of their own (before 22.15). A block of four bytes may stand
 * for 128 kB: the decompressor is given one at a time, so that what waits in memory stays small. Also where the size of a file's
 * content is written.
 *
 * Format: https://www.rfc-editor.org/rfc/rfc8878
 */
import { Decompress } from "fzstd";

const zstdMagic = 0xfd2fb528;
const isSkippable = (magic: number): boolean => magic >>> 4 === 0x184d2a5;
const longestHeader = 18;
const largestBlock = 128 * 1024;
/** The most that zstd itself takes without being told: `ZSTD_WINDOWLOG_LIMIT_DEFAULT`. */
const largestWindow = 1 << 27;

interface FrameHeader {
  readonly length: number;
  readonly windowBytes: number;
  /** `undefined` where it is not written. */
  readonly contentBytes: number | undefined;
  readonly hasChecksum: boolean;
}

/** `bytes` begin with the frame's magic number. */
function readFrameHeader(bytes: Buffer): FrameHeader {
  const flags = bytes[4] ?? 0;
  const isSingleSegment = (flags & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][flags & 3] ?? 0;
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  const sizeAt = 5 + (isSingleSegment ? 0 : 1) + dictionaryBytes;
  let content = 0;
  for (let index = sizeBytes - 1; index >= 0; index -= 1) content = content * 256 + (bytes[sizeAt + index] ?? 0);
  if (sizeBytes === 2) content += 256;
  const window = bytes[5] ?? 0;
  const base = 2 ** (10 + (window >> 3));
  return {
    length: sizeAt + sizeBytes,
    windowBytes: isSingleSegment ? content : base + (base / 8) * (window & 7),
    contentBytes: sizeBytes === 0 ? undefined : content,
    hasChecksum: (flags & 4) !== 0,
  };
}

/** How many bytes the first frame holds, where it says so. */
export function zstdContentBytes(start: Buffer): number | undefined {
  return start.length >= longestHeader && start.readUInt32LE(0) === zstdMagic
    ? readFrameHeader(start).contentBytes
    : undefined;
}

/** @throws Error where the bytes are not zstd, or end too early. */
export async function* decompressZstd(input: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
  const { fill, need, take, skip } = createByteReader(input);
  while ((await fill(4)).length > 0) {
    const magic = (await need(4)).readUInt32LE(0);
    if (isSkippable(magic)) {
      await skip(8 + (await need(8)).readUInt32LE(4));
      continue;
    }
    if (magic !== zstdMagic) throw new Error("not a zstd frame");
    const header = readFrameHeader(await fill(longestHeader));
    if (header.windowBytes > largestWindow) throw new Error("the zstd window is larger than 128 MB");
    const ready: Buffer[] = [];
    const frame = new Decompress((chunk) => {
      if (chunk.length > 0) ready.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
    });
    frame.push(await take(header.length));
    for (let isLast = false; !isLast; ) {
      signal.throwIfAborted();
      const bits = (await need(3)).readUIntLE(0, 3);
      isLast = (bits & 1) === 1;
      const size = bits >> 3;
      if (size > largestBlock) throw new Error("a zstd block is too large");
      // A repeated byte is written once.
      const blockBytes = ((bits >> 1) & 3) === 1 ? 1 : size;
      const checksumBytes = isLast && header.hasChecksum ? 4 : 0;
      frame.push(await take(3 + blockBytes + checksumBytes), isLast);
      yield* ready.splice(0);
    }
  }
}

interface ByteReader {
  /** The next bytes without taking them; fewer at the end. */
  readonly fill: (length: number) => Promise<Buffer>;
  /** The same; too few are an error. */
  readonly need: (length: number) => Promise<Buffer>;
  readonly take: (length: number) => Promise<Buffer>;
  readonly skip: (length: number) => Promise<void>;
}

function createByteReader(input: AsyncIterable<Buffer>): ByteReader {
  const chunks = input[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const fill = async (length: number): Promise<Buffer> => {
    while (held.length < length) {
      const next = await chunks.next();
      if (next.done === true) break;
      held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
    }
    return held.subarray(0, length);
  };
  const need = async (length: number): Promise<Buffer> => {
    const bytes = await fill(length);
    if (bytes.length < length) throw new Error("unexpected end of zstd data");
    return bytes;
  };
  const take = async (length: number): Promise<Buffer> => {
    const bytes = await need(length);
    held = held.subarray(length);
    return bytes;
  };
  return {
    fill,
    need,
    take,
    skip: async (length) => {
      for (let left = length; left > 0; ) left -= (await take(Math.min(left, largestBlock))).length;
    },
  };
}

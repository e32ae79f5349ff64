/**
 * Removes the compression of a stream of bytes, as often as it was compressed: Firehose compresses once more what CloudWatch sends
 * compressed. What compressed it is told by its first bytes. Memory stays bounded whatever comes out.
 */
import { Readable, type Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import zlib from "node:zlib";
import { UserError } from "../../../errors.ts";
import { quote } from "../../../text/quote.ts";
import { decompressZstd } from "./zstd-frames.ts";

export type Compression = "gzip" | "zstd" | "none";

const chunkBytes = 1024 * 1024;
const mostLayers = 4;
/** So many bytes tell the compression. */
export const magicBytes = 4;

export function compressionOf(bytes: Buffer): Compression {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return "gzip";
  return bytes.length >= magicBytes && bytes.readUInt32LE(0) === 0xfd2fb528 ? "zstd" : "none";
}

/**
 * @param file for messages
 * @throws UserError where the data are damaged, cut off, or compressed more than four times over.
 */
export async function* decompress(
  file: string,
  bytes: AsyncIterable<Buffer>,
  signal: AbortSignal,
  layer = 0,
): AsyncGenerator<Buffer> {
  const chunks = bytes[Symbol.asyncIterator]();
  let start: Buffer = Buffer.alloc(0);
  while (start.length < magicBytes) {
    const next = await chunks.next();
    if (next.done === true) break;
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  if (start.length === 0) return;
  const compression = compressionOf(start);
  const whole = chain(start, chunks);
  if (compression === "none") {
    yield* whole;
    return;
  }
  if (layer === mostLayers) {
    throw new UserError(`${quote(file)} is compressed more than ${mostLayers} times over`, {
      hint: "Decompress it first, if it holds logs at all.",
    });
  }
  yield* decompress(file, explained(file, compression, inflate(compression, whole, signal), signal), signal, layer + 1);
}

async function* chain(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

function inflate(
  compression: Exclude<Compression, "none">,
  bytes: AsyncIterable<Buffer>,
  signal: AbortSignal,
): AsyncIterable<Buffer> {
  if (compression === "gzip") return through(zlib.createGunzip({ chunkSize: chunkBytes }), bytes, signal);
  // Node has it from 22.15 on.
  return "createZstdDecompress" in zlib && typeof zlib.createZstdDecompress === "function"
    ? through(zlib.createZstdDecompress({ chunkSize: chunkBytes }), bytes, signal)
    : decompressZstd(bytes, signal);
}

async function* through(
  transform: Transform,
  bytes: AsyncIterable<Buffer>,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  // Errors reach the reader of the transform. What is left of the input once it has ended, such as zeros behind the last
  // member, is harmless.
  pipeline(Readable.from(bytes), transform, { signal }).catch(() => {});
  yield* transform;
}

async function* explained(
  file: string,
  compression: Compression,
  bytes: AsyncIterable<Buffer>,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  try {
    yield* bytes;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UserError || !(error instanceof Error) || "syscall" in error) throw error;
    const code = "code" in error ? String(error.code) : "";
    const isCut = code === "Z_BUF_ERROR" || /unexpected end|unexpected EOF/i.test(error.message);
    const what = isCut ? `ends in the middle of its ${compression} data` : `is not a valid ${compression} file`;
    throw new UserError(`${quote(file)} ${what}`, {
      cause: error,
      hint: "Download or export it again; nothing was written.",
    });
  }
}

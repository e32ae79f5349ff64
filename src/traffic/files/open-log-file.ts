/** Bytes of a log file, decompressed. What compressed it is told by its first bytes. */
import { closeSync, constants, createReadStream, openSync, readSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { Socket } from "node:net";
import { addAbortSignal, Readable, type Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import zlib from "node:zlib";
import { Decompress } from "fzstd";
import { UserError } from "../../errors.ts";
import { quote } from "../../text/quote.ts";

const chunkBytes = 1024 * 1024;
const zstdPushBytes = 64 * 1024;

type Compression = "gzip" | "zstd" | "none";

/**
 * Every chunk is its reader's until the next one is asked for.
 *
 * @param file for messages
 * @param path absolute, or a stream that is open
 * @throws UserError where it cannot be read, or ends before it should.
 */
export async function* openLogFile(
  file: string,
  path: string | Readable,
  signal: AbortSignal,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer> {
  let compression: Compression = "none";
  let input: Readable | undefined;
  try {
    if (typeof path === "string" && isPlainFile(path)) {
      yield* plainBytes(path, signal, onRead);
      return;
    }
    // The sender may be silent for long: an abort does not wait for the next chunk.
    input = addAbortSignal(signal, typeof path === "string" ? openStream(path) : path);
    const raw = counted(input, onRead);
    const first = await raw.next();
    if (first.done) return;
    compression = compressionOf(first.value);
    const bytes = chain(first.value, raw);
    if (compression === "gzip") yield* through(zlib.createGunzip({ chunkSize: chunkBytes }), bytes, signal);
    else if (compression === "zstd") yield* zstd(bytes, signal);
    else {
      for await (const chunk of bytes) {
        signal.throwIfAborted();
        yield chunk;
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    throw explain(file, compression, error);
  } finally {
    input?.destroy();
  }
}

/** Whether it is a file of the disk that nothing has compressed. */
function isPlainFile(path: string): boolean {
  if (!statSync(path).isFile()) return false;
  const descriptor = openSync(path, "r");
  try {
    const start = Buffer.alloc(4);
    return compressionOf(start.subarray(0, readSync(descriptor, start))) === "none";
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Reads on while what was read is being counted. Always through the same two pieces of memory: a stream takes a megabyte anew for
 * each megabyte, and the system has to find it.
 */
async function* plainBytes(path: string, signal: AbortSignal, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  const file = await open(path);
  const read = (buffer: Buffer): Promise<{ bytesRead: number; buffer: Buffer }> => {
    const reading = file.read(buffer, 0, chunkBytes, null);
    // The error reaches the await below, if that is ever reached.
    reading.catch(() => {});
    return reading;
  };
  let reading = read(Buffer.allocUnsafeSlow(chunkBytes));
  let other: Buffer = Buffer.allocUnsafeSlow(chunkBytes);
  try {
    for (;;) {
      const { bytesRead, buffer } = await reading;
      signal.throwIfAborted();
      if (bytesRead === 0) return;
      reading = read(other);
      other = buffer;
      onRead(bytesRead);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    // Not under a read that still runs.
    await reading.catch(() => {});
    await file.close();
  }
}

/** A file's read from a named pipe cannot be given up, and Node does not end before it is over. That of a socket can. */
function openStream(path: string): Readable {
  if (!statSync(path).isFIFO()) return createReadStream(path, { highWaterMark: chunkBytes });
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
}

async function* counted(input: Readable, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of input) {
    const bytes: Buffer = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    onRead(bytes.length);
    if (bytes.length > 0) yield bytes;
  }
}

async function* chain(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

function compressionOf(bytes: Buffer): Compression {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return "gzip";
  return bytes.length >= 4 && bytes.readUInt32LE(0) === 0xfd2fb528 ? "zstd" : "none";
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

/** Node has it from 22.15 on. */
async function* zstd(bytes: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
  if ("createZstdDecompress" in zlib && typeof zlib.createZstdDecompress === "function") {
    yield* through(zlib.createZstdDecompress({ chunkSize: chunkBytes }), bytes, signal);
    return;
  }
  const ready: Buffer[] = [];
  const stream = new Decompress((chunk) => {
    if (chunk.length > 0) ready.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
  });
  for await (const chunk of bytes) {
    // Little by little: what comes out of it waits in memory.
    for (let at = 0; at < chunk.length; at += zstdPushBytes) {
      signal.throwIfAborted();
      stream.push(chunk.subarray(at, at + zstdPushBytes));
      yield* ready.splice(0);
    }
  }
  stream.push(new Uint8Array(0), true);
  yield* ready.splice(0);
}

const readErrors: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EISDIR: "it is a folder",
  ENOENT: "it does not exist",
  EMFILE: "too many files are open",
};

function explain(file: string, compression: Compression, error: unknown): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  const isOfSystem = "syscall" in error;
  if (!isOfSystem && compression !== "none") {
    const isCut = code === "Z_BUF_ERROR" || /unexpected end|unexpected EOF/i.test(error.message);
    return new UserError(
      `${quote(file)} ${isCut ? `ends in the middle of its ${compression} data` : `is not a valid ${compression} file`}`,
      {
        cause: error,
        hint: "Download or export it again; nothing was written.",
      },
    );
  }
  if (!isOfSystem) return error;
  return new UserError(`cannot read ${quote(file)}: ${readErrors[code] ?? error.message}`, { cause: error });
}

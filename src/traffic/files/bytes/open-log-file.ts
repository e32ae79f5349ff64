/** Bytes of a log file, decompressed. */
import { closeSync, constants, createReadStream, openSync, readSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { Socket } from "node:net";
import { addAbortSignal, type Readable } from "node:stream";
import { fileError } from "../../../files/file-error.ts";
import { quote } from "../../../text/quote.ts";
import { compressionOf, decompress, magicBytes } from "./decompress.ts";

const chunkBytes = 1024 * 1024;

/** Two pieces of memory of the same size, to read into in turn. */
export type ReadRooms = readonly [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>];

/**
 * Every chunk is its reader's until the next one is asked for.
 *
 * @param file for messages
 * @param path absolute, or a stream that is open
 * @param rooms where to read files that are not compressed
 * @throws UserError where it cannot be read, or ends before it should.
 */
export async function* openLogFile(
  file: string,
  path: string | Readable,
  signal: AbortSignal,
  onRead: (bytes: number) => void = () => {},
  rooms?: ReadRooms,
): AsyncGenerator<Buffer> {
  let input: Readable | undefined;
  try {
    if (typeof path === "string" && isPlainFile(path)) {
      yield* plainBytes(path, signal, onRead, rooms);
      return;
    }
    // The sender may be silent for long: an abort does not wait for the next chunk.
    input = addAbortSignal(signal, typeof path === "string" ? openStream(path) : path);
    for await (const chunk of decompress(file, counted(input, onRead), signal)) {
      signal.throwIfAborted();
      yield chunk;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw explain(file, error);
  } finally {
    input?.destroy();
  }
}

/** Whether it is a file of the disk that nothing has compressed. */
function isPlainFile(path: string): boolean {
  if (!statSync(path).isFile()) return false;
  const descriptor = openSync(path, "r");
  try {
    const start = Buffer.alloc(magicBytes);
    return compressionOf(start.subarray(0, readSync(descriptor, start))) === "none";
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Reads on while what was read is being counted. Always through the same two pieces of memory: a stream takes a megabyte anew for
 * each megabyte, and the system has to find it.
 */
async function* plainBytes(
  path: string,
  signal: AbortSignal,
  onRead: (bytes: number) => void,
  [first, second]: ReadRooms = [new Uint8Array(chunkBytes), new Uint8Array(chunkBytes)],
): AsyncGenerator<Buffer> {
  const file = await open(path);
  const read = (room: Uint8Array<ArrayBuffer>): Promise<{ bytesRead: number; buffer: Uint8Array<ArrayBuffer> }> => {
    const reading = file.read(room, 0, room.length, null);
    // The error reaches the await below, if that is ever reached.
    reading.catch(() => {});
    return reading;
  };
  let reading = read(first);
  let other = second;
  try {
    for (;;) {
      const { bytesRead, buffer } = await reading;
      signal.throwIfAborted();
      if (bytesRead === 0) return;
      reading = read(other);
      other = buffer;
      onRead(bytesRead);
      yield Buffer.from(buffer.buffer, buffer.byteOffset, bytesRead);
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

function explain(file: string, error: unknown): unknown {
  return fileError(error, `cannot read ${quote(file)}`);
}

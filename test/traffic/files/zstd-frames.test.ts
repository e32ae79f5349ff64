import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decompressZstd, zstdContentBytes } from "../../../src/traffic/files/bytes/zstd-frames.ts";
import { hasZstd } from "../../helpers/simulator/formats.ts";

const magic = [0x28, 0xb5, 0x2f, 0xfd];

/** A frame of blocks; without a checksum and a size, and with a window of 1 MB unless told otherwise. */
function frame(blocks: readonly (readonly number[])[], window = 10 << 3): Buffer {
  return Buffer.from([...magic, 0, window, ...blocks.flat()]);
}

/** One byte, so many times. */
function repeated(byte: number, times: number, isLast: boolean): readonly number[] {
  return [...header(times, 1, isLast), byte];
}

function raw(bytes: readonly number[], isLast: boolean): readonly number[] {
  return [...header(bytes.length, 0, isLast), ...bytes];
}

function header(size: number, type: number, isLast: boolean): readonly number[] {
  const bits = (size << 3) | (type << 1) | Number(isLast);
  return [bits & 255, (bits >> 8) & 255, bits >> 16];
}

async function* cut(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function decompress(bytes: Buffer, length = 7): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of decompressZstd(cut(bytes, length), new AbortController().signal)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const text = Buffer.from("a log line\n".repeat(20));

describe("a zstd frame", () => {
  it("may have raw and repeated blocks, wherever the bytes are cut", async () => {
    const bytes = frame([raw([...text], false), repeated(65, 300, false), raw([10], true)]);
    for (const length of [1, 2, 3, 5, 18, 1_000]) {
      expect(await decompress(bytes, length)).toEqual(Buffer.concat([text, Buffer.alloc(300, 65), Buffer.from("\n")]));
    }
  });

  it("may follow another one, and what is to be skipped", async () => {
    const skipped = Buffer.from([0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
    const one = frame([raw([...text], true)]);
    expect(await decompress(Buffer.concat([skipped, one, skipped, one, skipped]))).toEqual(Buffer.concat([text, text]));
  });

  it("takes no more memory than a few blocks, whatever comes out of it", async () => {
    const blocks = Array.from({ length: 4_000 }, (_, index) => repeated(65, 128 * 1024, index === 3_999));
    let most = 0;
    let bytes = 0;
    const signal = new AbortController().signal;
    for await (const chunk of decompressZstd(cut(frame(blocks), 1 << 20), signal)) {
      bytes += chunk.length;
      most = Math.max(most, process.memoryUsage.rss());
    }
    expect(bytes).toBe(4_000 * 128 * 1024);
    expect(most).toBeLessThan(process.memoryUsage.rss() + 300e6);
  });

  it.each([
    ["that ends early", frame([raw([...text], true)]).subarray(0, -3), "unexpected end of zstd data"],
    ["that ends before its last block", frame([raw([...text], false)]), "unexpected end of zstd data"],
    ["that ends in its head", Buffer.from([...magic, 0, 80]), "unexpected end of zstd data"],
    ["with a window above 128 MB", frame([raw([1], true)], 18 << 3), "larger than 128 MB"],
    ["with a block above 128 kB", frame([repeated(65, 128 * 1024 + 1, true)]), "block is too large"],
    ["followed by something else", Buffer.concat([frame([raw([1], true)]), text]), "not a zstd frame"],
  ])("%s is an error", async (_, bytes, message) => {
    await expect(decompress(bytes)).rejects.toThrow(message);
  });

  it("ends where the signal is aborted", async () => {
    const controller = new AbortController();
    const blocks = Array.from({ length: 50 }, (_, index) => repeated(65, 1_000, index === 49));
    const chunks = decompressZstd(cut(frame(blocks), 1_000), controller.signal);
    const read = async (): Promise<void> => {
      for await (const _ of chunks) controller.abort(new Error("stopped"));
    };
    await expect(read()).rejects.toThrow("stopped");
  });
});

describe.skipIf(!hasZstd)("what the program zstd writes", () => {
  it.each(["-1", "-3", "-19", "--no-check", "--no-content-size", "--long=24"])(
    "with %s is read back",
    async (option) => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.string(), { maxLength: 500 }), async (lines) => {
          const input = lines.join("\n").repeat(3);
          const { stdout } = spawnSync("zstd", ["-q", "-c", option], { input });
          expect((await decompress(stdout, 1_000)).toString()).toBe(input);
        }),
        { numRuns: 8 },
      );
    },
  );

  it.each([10, 300, 70_000, 5_000_000])("says that it holds %d bytes", (bytes) => {
    const input = Buffer.alloc(bytes, "x");
    const { stdout } = spawnSync("zstd", ["-q", "-c", `--stream-size=${bytes}`], { input });
    expect(zstdContentBytes(stdout)).toBe(bytes);
  });
});

/**
 * The text of a subscription's data: what Lambda, Kinesis and Firehose hand over as base64, compressed once or twice, or plain.
 * Bounded in depth and size.
 */
import { gunzipSync } from "node:zlib";

/** A batch of CloudWatch has at most a few megabytes. */
const mostBytes = 64 * 1024 * 1024;
const mostLayers = 3;
const base64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** `undefined` where it is not base64, or what is in it cannot be decompressed. */
export function decodeData(text: string): string | undefined {
  const compact = text.replace(/\s+/g, "");
  if (!base64.test(compact)) return undefined;
  let bytes: Buffer = Buffer.from(compact, "base64");
  try {
    for (let layer = 0; layer < mostLayers && bytes[0] === 0x1f && bytes[1] === 0x8b; layer += 1) {
      bytes = gunzipSync(bytes, { maxOutputLength: mostBytes });
    }
  } catch {
    return undefined;
  }
  return bytes.toString("utf8");
}

import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeData } from "../../../src/traffic/files/formats/decode-data.ts";
import { jsonValuesIn } from "../../../src/traffic/files/formats/json-values.ts";
import { readValue } from "../../../src/traffic/files/formats/messages-in.ts";

describe("values one behind the other", () => {
  const value = fc.oneof(
    fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { noNullPrototype: true }),
    fc.array(fc.jsonValue({ maxDepth: 2 })),
  );
  const separator = fc.constantFrom("", " ", ",", "\t", " , ", "\u0000", "\u001e", "\n");

  it("are found whatever stands between them, and each as it was written", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, separator)), (parts) => {
        const texts = parts.map(([one]) => JSON.stringify(one));
        const { values, rest } = jsonValuesIn(parts.map(([, between], index) => `${texts[index]}${between}`).join(""));
        expect(values.map(({ text }) => text)).toEqual(texts);
        expect(values.map((found) => found.value)).toEqual(texts.map((text) => JSON.parse(text)));
        expect(rest).toBe("");
      }),
    );
  });

  it.each([
    ['{"a": 1} {"b"', '{"b"', true],
    ['{"a": 1} x {"b": 2}', 'x {"b": 2}', false],
    ['{"a": "}{"} [1', "[1", true],
    ['{"a": 01} {"b": 2}', '{"a": 01} {"b": 2}', false],
    ['{"a": "\\"}"} }', "}", false],
    ['"text"', '"text"', false],
  ])("end in %s where something else begins", (text, rest, isOpen) => {
    expect(jsonValuesIn(text)).toMatchObject({ rest, isOpen });
  });
});

describe("data in base64", () => {
  const twice = (text: string): Buffer => gzipSync(gzipSync(text));

  it.each([
    ["plain", Buffer.from("text"), "text"],
    ["compressed", gzipSync("text"), "text"],
    ["compressed twice", twice("text"), "text"],
  ])("is read %s", (_, bytes, text) => {
    expect(decodeData(bytes.toString("base64"))).toBe(text);
    expect(decodeData(bytes.toString("base64url"))).toBe(text);
  });

  it.each([
    ["is not base64", "not base64!"],
    ["is damaged", gzipSync("text").subarray(0, 12).toString("base64")],
    ["would take more than 64 MB", gzipSync(Buffer.alloc(65 * 1024 * 1024)).toString("base64")],
  ])("is not read where it %s", (_, text) => {
    expect(decodeData(text)).toBeUndefined();
    expect(readValue({ data: text })).toMatchObject({ messages: [], undecoded: 1 });
  });

  it("in itself ends at some depth", () => {
    let text = JSON.stringify({ logEvents: [{ message: "{}" }] });
    for (let depth = 0; depth < 12; depth += 1) text = JSON.stringify({ data: Buffer.from(text).toString("base64") });
    expect(readValue(JSON.parse(text))).toMatchObject({ messages: [], undecoded: 1 });
  });
});

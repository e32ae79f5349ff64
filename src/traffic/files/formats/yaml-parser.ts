/**
 * Answers that the AWS CLI printed with `--output yaml` or `yaml-stream`. Reads them item by item, because an answer may be larger than
 * memory; what is around the list is read last, and says whether the answer is whole.
 */
import { StringDecoder } from "node:string_decoder";
import type { LogFields } from "../../../discriminat/flow-record.ts";
import { parseYamlValue } from "../../../yaml/yaml-value.ts";
import { eventLists, isObject } from "./messages-in.ts";
import type { MessageSink, Parser } from "./parser.ts";
import { reportValue } from "./report-value.ts";
import { createListFacts, whyPartial } from "./why-partial.ts";

const longestItem = 16 * 1024 * 1024;
const listKey = new RegExp(`^(?:- |  )?(?:${eventLists.join("|")}):\\s*$`);

export function createYamlParser(sink: MessageSink): Parser {
  const decoder = new StringDecoder("utf8");
  let carried = "";
  let line = 0;
  /** Lines of the answer around its list. */
  let around: string[] = [];
  let aroundLine = 1;
  let facts: ReturnType<typeof createListFacts> | undefined;
  let item: string[] = [];
  let itemLine = 0;
  /** Characters of `item`, or of `around`. */
  let length = 0;
  /** In front of the dashes of the list; `undefined` outside of it, -1 before its first item. */
  let indent: number | undefined;
  let broken = false;

  const endItem = (): void => {
    if (item.length === 0) return;
    const value = parseYamlValue(item.join("\n"));
    const [element] = Array.isArray(value) ? value : [];
    if (element === undefined) sink.unreadable(itemLine, "it is not YAML");
    else {
      facts?.add(element);
      reportValue(sink, [element], { line: itemLine });
    }
    [item, length] = [[], 0];
  };

  const endAnswer = (): void => {
    endItem();
    indent = undefined;
    const value = parseYamlValue(around.join("\n"));
    const answer: unknown = Array.isArray(value) ? value[0] : value;
    if (facts !== undefined && isObject(answer)) reportAround(answer, facts.facts());
    else if (around.some((text) => text.trim() !== "")) sink.unreadable(aroundLine, "it holds no record");
    [around, facts, length] = [[], undefined, 0];
  };

  const reportAround = (answer: LogFields, found: Parameters<typeof whyPartial>[1]): void => {
    const why = whyPartial(answer, found);
    if (why !== undefined) sink.partial(aroundLine, why);
    if (typeof answer.nextForwardToken === "string") sink.page(answer.nextForwardToken);
  };

  const readLine = (text: string): void => {
    line += 1;
    const dash = /^( *)- /.exec(text)?.[1]?.length;
    if (indent !== undefined) {
      if (indent === -1 && dash !== undefined) indent = dash;
      if (dash === indent && dash !== undefined) {
        // Of a stream of answers, the next one begins as an item does.
        if (listKey.test(text) && dash === 0) endAnswer();
        else {
          endItem();
          [item, itemLine] = [[text], line];
          return;
        }
      } else if (item.length > 0 && (text.trim() === "" || /^ */.exec(text)?.[0].length !== 0) && isWithin(text)) {
        item.push(text);
        length += text.length;
        if (length > longestItem) giveUp();
        return;
      } else {
        endItem();
        indent = undefined;
      }
    }
    if (dash === 0 && around.length > 0) endAnswer();
    if (around.length === 0) aroundLine = line;
    around.push(listKey.test(text) ? `${text} []` : text);
    length += text.length;
    if (length > longestItem) giveUp();
    if (!listKey.test(text)) return;
    facts ??= createListFacts();
    indent = -1;
  };

  /** Deeper than the dashes of the list. */
  const isWithin = (text: string): boolean =>
    text.trim() === "" || (/^ */.exec(text)?.[0].length ?? 0) > (indent ?? Number.POSITIVE_INFINITY);

  const giveUp = (): void => {
    sink.lostRest(line, "one value is longer than 16 MB");
    broken = true;
  };

  const read = (text: string): void => {
    const lines = `${carried}${text}`.split("\n");
    carried = lines.pop() ?? "";
    for (const one of lines) if (!broken) readLine(one.replace(/\r$/, ""));
    if (carried.length > longestItem && !broken) giveUp();
    if (broken) carried = "";
  };

  return {
    push: (bytes) => read(decoder.write(bytes)),
    end: () => {
      const isUnended = carried !== "";
      read(`${decoder.end()}\n`);
      if (broken) return;
      if (isUnended) sink.partial(line, "it ends in the middle of a line");
      endAnswer();
    },
  };
}

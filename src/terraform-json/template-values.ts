/**
 * The values of a CloudFormation template, as far as the template says them: text put together by `Fn::Join`, `Fn::Sub`, `Fn::Select`,
 * `Fn::Split` and `Fn::FindInMap`, and parameters with a known value. What only AWS can tell is unknown. Pure.
 */
import { isMap, type JsonMap, mapOf } from "../values/json.ts";

export interface TemplateValues {
  /** By name: the value that is given or the default; `undefined` where it is not known. */
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly mappings: JsonMap;
}

/** A value, and a shape of the same form that is `true` where it is not known. */
export interface Evaluated {
  readonly value: unknown;
  readonly unknown: unknown;
}

const unknownValue: Evaluated = { value: undefined, unknown: true };
const known = (value: unknown): Evaluated => ({ value, unknown: undefined });

function isKnown({ unknown }: Evaluated): boolean {
  if (typeof unknown !== "object" || unknown === null) return unknown !== true;
  return Object.values(unknown).every((part) => isKnown({ value: undefined, unknown: part }));
}

export function evaluate(value: unknown, values: TemplateValues): Evaluated {
  if (typeof value === "string") return value.includes("{{resolve:") ? unknownValue : known(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => evaluate(item, values)).filter((item) => item.value !== noValue);
    return { value: items.map((item) => item.value), unknown: items.map((item) => item.unknown) };
  }
  if (!isMap(value)) return known(value);
  const [first, ...others] = Object.entries(value);
  if (first !== undefined && others.length === 0 && (first[0] === "Ref" || first[0].startsWith("Fn::"))) {
    return callFunction(first[0], first[1], values);
  }
  const entries = Object.entries(value)
    .map(([key, part]) => [key, evaluate(part, values)] as const)
    .filter(([, part]) => part.value !== noValue);
  return {
    value: Object.fromEntries(entries.map(([key, part]) => [key, part.value])),
    unknown: Object.fromEntries(entries.map(([key, part]) => [key, part.unknown])),
  };
}

/** `AWS::NoValue`: as if the property were not there. */
const noValue = Symbol("AWS::NoValue");

function callFunction(name: string, argument: unknown, values: TemplateValues): Evaluated {
  if (name === "Ref") {
    if (argument === "AWS::NoValue") return known(noValue);
    const value = values.parameters.get(String(argument));
    return value === undefined ? unknownValue : known(value);
  }
  if (name === "Fn::Sub") return substitute(argument, values);
  const given = evaluate(argument, values);
  if (!isKnown(given)) return unknownValue;
  const result = functions[name]?.(given.value, values);
  return result === undefined ? unknownValue : known(result);
}

const isText = (value: unknown): value is string | number => typeof value === "string" || typeof value === "number";

/** `undefined` where the arguments are not what the function takes. */
const functions: Readonly<Record<string, (argument: unknown, values: TemplateValues) => unknown>> = {
  "Fn::Join": (argument) => {
    const [separator, items] = Array.isArray(argument) ? argument : [];
    return isText(separator) && Array.isArray(items) && items.every(isText) ? items.join(String(separator)) : undefined;
  },
  "Fn::Split": (argument) => {
    const [separator, text] = Array.isArray(argument) ? argument : [];
    return typeof separator === "string" && isText(text) ? String(text).split(separator) : undefined;
  },
  "Fn::Select": (argument) => {
    const [index, items] = Array.isArray(argument) ? argument : [];
    return isText(index) && Array.isArray(items) ? items[Number(index)] : undefined;
  },
  "Fn::FindInMap": (argument, { mappings }) => {
    const [map, first, second, ...others] = Array.isArray(argument) ? argument : [];
    return others.length > 0 ? undefined : mapOf(mapOf(mappings[String(map)])[String(first)])[String(second)];
  },
};

/** `${Name}` is a parameter or one of the variables beside the text; `${!Name}` stands for `${Name}`. */
function substitute(argument: unknown, values: TemplateValues): Evaluated {
  const [text, given] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof text !== "string" || text.includes("{{resolve:")) return unknownValue;
  const variables = mapOf(given);
  let isComplete = true;
  const result = text.replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
    if (literal !== "") return `\${${name}}`;
    const evaluated = name in variables ? evaluate(variables[name], values) : known(values.parameters.get(name));
    if (isKnown(evaluated) && isText(evaluated.value)) return String(evaluated.value);
    isComplete = false;
    return "";
  });
  return isComplete ? known(result) : unknownValue;
}

/**
 * The one form of Suricata rule that is no more than a name: `pass tls … (tls.sni; content:"…"; …)`
 * (https://docs.suricata.io/en/latest/rules/tls-keywords.html, https://docs.suricata.io/en/latest/rules/payload-keywords.html,
 * https://docs.aws.amazon.com/network-firewall/latest/developerguide/suricata-examples.html). Pure.
 */
import { readPort } from "./endpoint.ts";

export type SuricataReading =
  /** `name` with a leading dot where everything below is meant; `ports` is undefined for any. */
  | {
      readonly kind: "name";
      readonly name: string;
      readonly ports: readonly number[] | undefined;
      readonly comment: string | undefined;
    }
  /** The rule denies, or only reports. */
  | { readonly kind: "denied" }
  /** More than a name, or not a rule that is understood. */
  | { readonly kind: "other" };

const ruleForm =
  /^(?<action>[a-z]+)\s+(?<protocol>[a-z0-9_-]+)\s+(?<from>\S+)\s+(?<fromPort>\S+)\s+(?:->|<>)\s+(?<target>\S+)\s+(?<port>\[[^\]]*\]|\S+)\s*\((?<options>.*)\)$/s;

/** Options that say nothing about which connections match, apart from that a client opens them. */
const idle: ReadonlySet<string> = new Set([
  "msg",
  "sid",
  "rev",
  "gid",
  "metadata",
  "reference",
  "classtype",
  "priority",
  "nocase",
]);

const clientFlow: ReadonlySet<string> = new Set(["established", "to_server"]);

/** @param rule without comment and outer blanks */
export function readSuricataRule(rule: string): SuricataReading {
  const {
    action,
    protocol,
    from = "",
    fromPort,
    target = "",
    port = "",
    options = "",
  } = ruleForm.exec(rule)?.groups ?? {};
  if (action === "drop" || action === "reject") return { kind: "denied" };
  if (action !== "pass" || protocol !== "tls") return { kind: "other" };
  // With an address of its own, a rule is about more than a name.
  if (fromPort !== "any" || !/^(?:any|\$HOME_NET)$/.test(from) || !/^(?:any|\$EXTERNAL_NET)$/.test(target))
    return { kind: "other" };
  const ports = readPorts(port);
  const name = nameOf(options);
  if (ports === "other" || name === undefined) return { kind: "other" };
  return { kind: "name", name, ports, comment: optionsOf(options)?.find(({ key }) => key === "msg")?.value };
}

function readPorts(written: string): readonly number[] | undefined | "other" {
  if (written === "any") return undefined;
  const ports = written
    .replace(/^\[(.*)\]$/s, "$1")
    .split(",")
    .map((port) => readPort(port.trim()));
  return ports.every((port) => port !== undefined) ? ports : "other";
}

interface Option {
  readonly key: string;
  readonly value: string | undefined;
}

/** `undefined` where they are not plain. */
function optionsOf(options: string): readonly Option[] | undefined {
  const found: Option[] = [];
  const option = /\s*(?<key>[a-z._]+)(?:\s*:\s*(?:"(?<quoted>[^"\\]*)"|(?<bare>[^;"]*)))?\s*;\s*/y;
  while (option.lastIndex < options.length) {
    const groups = option.exec(options)?.groups;
    if (groups === undefined) return undefined;
    found.push({ key: groups.key ?? "", value: groups.quoted ?? groups.bare });
  }
  return found;
}

/** The name, exactly: one content of the server name, pinned at both ends or a zone. */
function nameOf(written: string): string | undefined {
  const options = optionsOf(written)?.filter(({ key, value }) => {
    if (idle.has(key)) return false;
    if (key === "ssl_state") return value !== "client_hello";
    return key !== "flow" || (value ?? "").split(",").some((word) => !clientFlow.has(word.trim()));
  });
  if (options === undefined) return undefined;
  const keys = options.map(({ key }) => key);
  const [buffer, ...rest] = keys;
  const content = options.find(({ key }) => key === "content")?.value;
  if ((buffer !== "tls.sni" && buffer !== "tls_sni") || content === undefined) return undefined;
  const form = rest.toSorted().join(" ");
  if (form === "content endswith startswith") return content.startsWith(".") ? undefined : content;
  return form === "content dotprefix endswith" && content.startsWith(".") ? content : undefined;
}

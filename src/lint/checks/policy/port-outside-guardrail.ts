/** Ports that the guardrails do not list. Points at the port, at a list that has none, or at the reference to a built-in bundle. */
import { defaultPort } from "../../../discriminat/preferences.ts";
import type { Place } from "../../../findings/finding.ts";
import type { NameList } from "../../../policy/model.ts";
import { findBundle } from "../../../policy/resolve.ts";
import { quote } from "../../../text/quote.ts";
import { wordList } from "../../../text/words.ts";
import { defineLintCheck, type Report } from "../../lint-check.ts";

export const portOutsideGuardrail = defineLintCheck({
  id: "policy/port-outside-guardrail",
  summary: "an entry uses a port that the guardrails do not list",
  why: "`guardrails.ports` lists the ports that TLS and SSH may use in this organisation. A TLS name on a port of a database or a mail server deserves a second look.",
  repair: "Use a listed port, or have the port added to `guardrails.ports`.",
  severity: "error",
  guardrail: true,
  security: true,
  run: ({ tree }, report) => {
    const { ports: allowed } = tree.settings.guardrails;
    const judge = (list: NameList, at: Place, problem: (port: number, at: Place) => Parameters<Report>[0]): void => {
      const permitted = allowed[list.protocol];
      const port = defaultPort[list.protocol];
      if (list.ports === undefined && !permitted.includes(port)) report(problem(port, at));
      for (const written of list.ports ?? []) {
        if (!permitted.includes(written.value)) report(problem(written.value, written));
      }
    };
    const expectation = ({ protocol }: NameList): string => {
      const ports = allowed[protocol];
      return ports.length === 0
        ? `the guardrails permit no port for ${protocol}`
        : `the guardrails permit ${wordList(ports)} for ${protocol}`;
    };
    const help = "use a listed port, or have this one added to guardrails.ports";
    for (const { source, allow } of tree.bundles) {
      if (source === undefined) continue;
      for (const item of allow) {
        judge(item, item.at, (port, at) => ({
          file: source,
          at,
          message: `port ${port} is outside of the guardrails; ${expectation(item)}`,
          help,
        }));
      }
    }
    for (const { source, allow } of tree.policies) {
      for (const { at, list, bundle: reference } of allow) {
        if (list !== undefined) {
          judge(list, at, (port, place) => ({
            file: source,
            at: place,
            message: `port ${port} is outside of the guardrails; ${expectation(list)}`,
            help,
          }));
        }
        const bundle = reference && findBundle(tree, reference.value);
        if (reference === undefined || bundle === undefined || bundle.source !== undefined) continue;
        for (const item of bundle.allow) {
          judge(item, reference, (port) => ({
            file: source,
            at: reference,
            message: `the bundle ${quote(bundle.name)} uses port ${port}; ${expectation(item)}`,
            help,
          }));
        }
      }
    }
  },
});

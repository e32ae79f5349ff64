/** Names that no one can have in the public DNS. */
import { notPublic } from "../../../discriminat/top-level.ts";
import { originOf, subjectOf } from "../../../policy/places.ts";
import { asking, nearest } from "../../../text/nearest.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

/** What a mistyped end probably is. */
const usualEnds = [
  "com",
  "net",
  "org",
  "io",
  "co",
  "dev",
  "app",
  "cloud",
  "ai",
  "uk",
  "de",
  "eu",
  "info",
  "gov",
  "edu",
];

export const nameNotPublic = defineLintCheck({
  id: "policy/name-not-public",
  summary: "a name can never be public",
  why: "The last label is not a top-level domain, by the [Public Suffix List](https://publicsuffix.org), or one that is kept for private networks: `api.stripe.con`, `io.containerd`, `host.docker.internal`. No server on the Internet has such a name, so the line promises access that does not exist; often it is a typing error, or text that only looks like a name.",
  repair:
    "Correct the name, or remove it. If a private zone that the firewall can resolve has the name, suppress the finding with the reason.",
  severity: "warning",
  run: ({ deployments }, report) => {
    for (const { policy, names } of deployments) {
      for (const item of names) {
        const found = notPublic(item.name);
        if (found === undefined) continue;
        const guess = found.kind === "unknown" ? nearest(found.end, usualEnds) : undefined;
        const whole = guess && `${item.at.value.slice(0, -found.end.length)}${guess}`;
        report({
          ...originOf(policy, item),
          message:
            found.kind === "private"
              ? `${subjectOf(item)} is not public: names in ${quote(found.end)} are kept for private networks`
              : `${subjectOf(item)} is not public: ${quote(found.end)} is not a top-level domain`,
          help: whole === undefined ? "write the public name that the app connects to, or remove it" : asking(whole),
        });
      }
    }
  },
});

/** Names that no server can have. What has a more telling check of its own is left to that one. */

import { reportNames } from "../../check-names.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const nameInvalid = defineLintCheck({
  id: "policy/name-invalid",
  summary: "a name is not a valid host name",
  why: "The firewall compares names with the server name that a client sends. A name that no client can send is never matched, so the line promises access that does not exist. Names are dot-separated labels of `a-z`, `0-9` and `-`, each 1 to 63 characters and 253 in all ([RFC 1035](https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4)).",
  repair: "Write the full name that the app connects to, such as `api.example.com`.",
  severity: "error",
  run: reportNames([
    "empty",
    "whitespace",
    "empty-label",
    "hyphen",
    "illegal-character",
    "invalid-punycode",
    "label-too-long",
    "name-too-long",
    "single-label",
    "numeric-top-level",
  ]),
});

/** One existing Security Group in two places. Points at the later one. */

import type { Located } from "../../../findings/finding.ts";
import type { SourceFile } from "../../../findings/source-file.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const existingGroupShared = defineLintCheck({
  id: "groups/existing-group-shared",
  summary: "an existing Security Group is to take the rules of two apps, or of two networks",
  why: "Both would want the same rules of the group: AWS refuses the second rule with the same protocol, port and CIDR, half-way through an apply. And a group stands in one VPC only.",
  repair:
    "Leave the group to one of them. Where two apps have attached the same group, make one policy for both, or give one of them a group of its own.",
  severity: "error",
  run: ({ tree }, report) => {
    const first = new Map<string, { readonly file: SourceFile; readonly at: Located<string> }>();
    for (const { source, existingGroups } of tree.policies) {
      for (const id of existingGroups.flatMap(({ ids }) => ids)) {
        const earlier = first.get(id.value);
        if (earlier === undefined) {
          first.set(id.value, { file: source, at: id });
          continue;
        }
        // Twice in one list is a finding of the schema.
        if (earlier.file === source && earlier.at.path[1] === id.path[1]) continue;
        report({
          file: source,
          at: id,
          message: `the Security Group ${quote(id.value)} already takes the rules of ${quote(earlier.file.path)}, for ${quote(String(earlier.at.path[1]))}; a group has one app and one network`,
          help: "leave the group to one of the two",
          related: [{ message: "named here first", ...earlier }],
        });
      }
    }
  },
});

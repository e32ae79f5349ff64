/** Tests whose target no connection can have. Its shape is the schema's business. */
import { isTarget, parseTestTarget } from "../../../policy/target.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const testTargetInvalid = defineLintCheck({
  id: "policy/test-target-invalid",
  summary: "the target of a test is not a connection that an app can make",
  why: "A test that expects `block` for a mistyped name passes without testing anything.",
  repair:
    "Write protocol, full name and port: `tls://api.example.com:443`. A test has no patterns; it names one connection.",
  severity: "error",
  run: ({ tree }, report) => {
    for (const { source, tests } of tree.policies) {
      for (const { target } of tests) {
        const parsed = parseTestTarget(target.value);
        if (isTarget(parsed)) continue;
        report({
          file: source,
          at: target,
          message: `the test's target is wrong: ${parsed.message}`,
          help: parsed.help,
        });
      }
    }
  },
});

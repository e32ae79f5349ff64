/** docs/adopting.md is executed: the `console` blocks run in order on the groups of the session "synth-adopt", and print what the page shows. */
import { expect, test } from "vitest";
import { parsePolicy } from "../../src/policy/parse-file.ts";
import { fencedBlocks } from "../helpers/readme-commands.ts";
import { executePage, folderOfSession, pageText } from "./executed-page.ts";

const page = pageText("adopting.md");
executePage(page, folderOfSession("synth-adopt"), 2);

test("the policy of the page is valid", () => {
  const [text = ""] = fencedBlocks(page, "yaml policy");
  expect(parsePolicy({ path: "policies/payments/checkout.yaml", text }, "payments").findings).toEqual([]);
});

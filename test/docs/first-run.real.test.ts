/** The picture in the README is what `npm start` prints where Terraform is there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../helpers/readme-commands.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { terraform, terraformEnvironment } from "../helpers/terraform.ts";

const { drawFirstRun } = (await import(new URL("../../scripts/draw-first-run.mjs", import.meta.url).href)) as {
  readonly drawFirstRun: (env: NodeJS.ProcessEnv) => string;
};

describeWith([terraform], "the picture of the first run", () => {
  test("shows what npm start prints now: node scripts/draw-first-run.mjs draws it again", () => {
    // An address where no AWS listens: nothing may ask for it.
    const picture = drawFirstRun(terraformEnvironment("http://127.0.0.1:9"));
    expect(readFileSync(join(repository, "docs/first-run.svg"), "utf8")).toBe(picture);
  });
});

/**
 * Writes docs/report.png and docs/report-fleet.png, pictures of the review page of the example company: what `report` really writes.
 * Needs Chromium: `npm run --silent build && node scripts/draw-report.mjs`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../", import.meta.url));
const asOf = ["--as-of", "2026-11-25"];
const width = 1100;

function run(args) {
  const { status, stderr } = spawnSync(process.execPath, ["dist/cli.js", ...args, ...asOf], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
}

const folder = mkdtempSync(path.join(tmpdir(), "discriminat-policy-report-"));
const [snapshot, page] = ["observations.json", "report.html"].map((name) => path.join(folder, name));
const logs = ["--logs", "examples/company/logs/*.gz", "--groups", "examples/company/groups.json"];
run(["observe", "--network", "staging", ...logs, "--since", "14d", "--out", snapshot]);
run(["report", "--network", "staging", "--observations", snapshot, "--format", `html:${page}`]);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu"],
});
const opened = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: "light" });
await opened.goto(`file://${page}`);
await opened.locator("#reach-input").fill("api.datadoghq.eu");
const { y, height } = await opened.locator("#reach").boundingBox();
const docs = path.join(root, "docs");
await opened.screenshot({
  path: path.join(docs, "report.png"),
  fullPage: true,
  clip: { x: 0, y: 0, width, height: y + height },
});
await opened.locator("#fleet figure").last().scrollIntoViewIfNeeded();
await opened
  .locator("#fleet figure")
  .last()
  .screenshot({ path: path.join(docs, "report-fleet.png") });
await browser.close();
rmSync(folder, { recursive: true });

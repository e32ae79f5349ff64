/** A real Chromium, the machine's own: found on `PATH`, or named by the variable `CHROMIUM`. */
import { spawnSync } from "node:child_process";
import { type Browser, chromium } from "playwright-core";
import type { RealPart } from "./real-parts.ts";

function findChromium(): string | undefined {
  const names = [process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome"];
  return names
    .filter((name) => name !== undefined)
    .map((name) => spawnSync("sh", ["-c", 'command -v "$0"', name], { encoding: "utf8" }).stdout.trim())
    .find((path) => path !== "");
}

export const chromiumPart: RealPart = { name: "Chromium", isPresent: () => findChromium() !== undefined };

/** Starts it with a profile of its own; it asks no one for updates. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium() ?? "chromium",
    args: [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
}

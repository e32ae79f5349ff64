/** What a source saw, as one short text: equal for the same logs in every format, so that they are not counted twice. Pure. */
import { createHash } from "node:crypto";
import type { Sightings } from "../flow.ts";

/** Many calls would cost more than what they hash. */
const hashedAtOnce = 1 << 16;

/** `sha256:…` of the sightings in their order, and of the window: two silent days are not the same day. */
export function digestOf({ sightings, window }: Pick<Sightings, "sightings" | "window">): string {
  const hash = createHash("sha256");
  let lines = `${JSON.stringify(window === null ? null : [window.from, window.to])}\n`;
  // All lines at once would take more memory than the sightings do.
  for (const sighting of sightings) {
    const line = JSON.stringify([
      sighting.day,
      sighting.group,
      sighting.source,
      sighting.name,
      sighting.protocol,
      sighting.protocolVersion,
      sighting.port,
      sighting.outcome,
      sighting.seeThru,
      sighting.reason,
      sighting.connections,
      sighting.firstMs,
      sighting.lastMs,
    ]);
    lines += `${line}\n`;
    if (lines.length < hashedAtOnce) continue;
    hash.update(lines);
    lines = "";
  }
  hash.update(lines);
  return `sha256:${hash.digest("hex")}`;
}

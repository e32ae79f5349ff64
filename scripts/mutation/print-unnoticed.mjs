/** Prints every fault that no test notices, as soon as that is known: one line, like a finding. */
import { relative } from "node:path";

const print = ({ status, fileName, location: { start }, mutatorName, replacement }) => {
  if (status !== "Survived" && status !== "NoCoverage") return;
  const place = `${relative("", fileName)}:${start.line}:${start.column}`;
  console.log(`${place} ${mutatorName} → ${replacement}${status === "NoCoverage" ? " (no test comes here)" : ""}`);
};

export const strykerPlugins = [{ kind: "Reporter", name: "print-unnoticed", value: { onMutantTested: print } }];

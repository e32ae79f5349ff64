/** The yardstick of bench/lint.mjs: a bare loop of `parseDocument` + compiled ajv over the files of a tree, and nothing else. */
import fs from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { LineCounter, parseDocument } from "yaml";

const root = process.argv[2];
const schema = JSON.parse(fs.readFileSync(new URL("../schema/policy.schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema);
let invalid = 0;
for (const team of fs.readdirSync(root, { withFileTypes: true })) {
  if (!team.isDirectory()) continue;
  for (const file of fs.readdirSync(path.join(root, team.name))) {
    const lineCounter = new LineCounter();
    const document = parseDocument(fs.readFileSync(path.join(root, team.name, file), "utf8"), { lineCounter });
    if (document.errors.length > 0 || !validate(document.toJS())) invalid += 1;
  }
}
if (invalid > 0) throw new Error(`${invalid} invalid files`);

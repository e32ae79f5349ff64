/**
 * The constructs once more, for CDK Terrain: dist/terraform-cdktn/ and the entry dist/cdktn.js are dist/terraform/ and dist/cdktf.js
 * with the other family's packages in place of CDKTF's. Their API is the same (docs/decisions/0060-two-cdk-families.md).
 */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const replacements = [
  [/"cdktf"/g, '"cdktn"'],
  [/"@cdktf\/provider-aws\//g, '"@cdktn/provider-aws/'],
  [/"\.\/terraform\//g, '"./terraform-cdktn/'],
];

/** @param dist the folder of the build */
export function copyForCdktn(dist) {
  cpSync(join(dist, "terraform"), join(dist, "terraform-cdktn"), { recursive: true });
  for (const type of [".js", ".d.ts"]) cpSync(join(dist, `cdktf${type}`), join(dist, `cdktn${type}`));
  const copies = readdirSync(join(dist, "terraform-cdktn"), { recursive: true, withFileTypes: true }).flatMap(
    (entry) => (entry.isFile() ? [join(relative(dist, entry.parentPath), entry.name)] : []),
  );
  for (const file of ["cdktn.js", "cdktn.d.ts", ...copies]) {
    const text = readFileSync(join(dist, file), "utf8");
    writeFileSync(
      join(dist, file),
      replacements.reduce((changed, [from, to]) => changed.replace(from, to), text),
    );
  }
}

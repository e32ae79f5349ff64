import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { commands } from "../../src/commands/registry.ts";
import { loadedModules } from "./loaded-modules.ts";
import { repository, startSession } from "./session.ts";

const session = startSession();
afterAll(session.remove);

const dist = pathToFileURL(join(repository, "dist/")).href;

describe.each(commands.map(({ spec }) => spec.name))("the description of %s", (name) => {
  it("loads no package, and none of the parts that do the work", () => {
    const spec = `${dist}commands/${name}/spec.js`;
    const loaded = loadedModules(session.folder, ["--input-type=module", "-e", `import ${JSON.stringify(spec)}`]);
    expect(loaded).toContain(spec);
    // Above all not yaml, ajv, the AWS SDK and CDKTF.
    expect(loaded.filter((url) => url.includes("/node_modules/"))).toEqual([]);
    const own = loaded.filter((url) => url.startsWith(dist)).map((url) => url.slice(dist.length));
    const light = new RegExp(
      `^(commands/${name}/(spec|request|default-limit|shell-names)|command-line/spec-parts|errors|text/.*)\\.js$`,
    );
    expect(own.filter((file) => !light.test(file))).toEqual([]);
  });
});

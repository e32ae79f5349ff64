/** The documentation, built into a temporary folder and served on loopback. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { repository } from "./readme-commands.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

export interface BuiltSite {
  readonly folder: string;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Every page, as its path on the site: `/checks.html`. */
  readonly pages: readonly string[];
  readonly stop: () => Promise<void>;
}

export async function buildSite(): Promise<BuiltSite> {
  const folder = mkdtempSync(join(tmpdir(), "discriminat-policy-site-"));
  const { status, stdout, stderr } = spawnSync("npx", ["vitepress", "build", "docs", "--outDir", folder], {
    cwd: repository,
    env: { ...process.env, DOCS_BASE: undefined, DOCS_REPOSITORY: undefined },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the site cannot be built:\n${stdout}${stderr}`);
  const server = createServer(({ url = "/" }, response) => {
    const path = decodeURIComponent(new URL(url, "http://site").pathname);
    const file = path.endsWith("/") ? `${path}index.html` : path;
    try {
      const body = readFileSync(join(folder, file));
      response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/html; charset=utf-8" });
      response.end(readFileSync(join(folder, "404.html")));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    folder,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages: readdirSync(folder, { recursive: true })
      .map(String)
      .filter((path) => path.endsWith(".html"))
      .map((path) => `/${path}`)
      .sort(),
    stop: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The documentation as a site: `npm run docs:site` builds it from the Markdown that GitHub shows too. Must not make a page ask
 * another host for anything.
 *
 * `DOCS_BASE` is the path that the site is served below, `DOCS_REPOSITORY` where the repository's files can be read
 * (`https://…/blob/main`); without it, what links to a file outside of docs/ is text.
 */
import { readdirSync, readFileSync } from "node:fs";
import { type DefaultTheme, defineConfig } from "vitepress";
import { githubAnchor, linkIntoRepository } from "./as-on-github.ts";

/** Each decision by the heading of its page. */
function decisions(): DefaultTheme.SidebarItem[] {
  const folder = new URL("../decisions/", import.meta.url);
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const [heading = ""] = readFileSync(new URL(file, folder), "utf8").split("\n", 1);
      return { text: heading.replace(/^# /, ""), link: `/decisions/${file.replace(/\.md$/, "")}` };
    });
}

const base = process.env.DOCS_BASE ?? "/";

const sidebar: DefaultTheme.SidebarItem[] = [
  { text: "Tutorial", items: [{ text: "An allowlist from scratch", link: "/from-scratch" }] },
  {
    text: "How to",
    items: [
      { text: "Install", link: "/install" },
      { text: "Attach the groups", link: "/attaching" },
      { text: "Observe traffic", link: "/observe" },
      { text: "Observe logs in S3", link: "/athena" },
      { text: "Observe several accounts", link: "/accounts" },
      { text: "Check policies against it", link: "/check" },
      { text: "Add and remove entries", link: "/suggest" },
      { text: "Upkeep as pull requests", link: "/upkeep" },
      { text: "Follow every app", link: "/status" },
      { text: "A page for reviewers", link: "/report" },
      { text: "Review pull requests", link: "/pull-requests" },
      { text: "Prove a Terraform plan", link: "/plan" },
      { text: "Take over without an interruption", link: "/adopting" },
      { text: "Find what drifted", link: "/drift" },
      { text: "Watch by alarms", link: "/monitoring" },
      { text: "Terraform by GitOps", link: "/gitops" },
      { text: "Check the set-up", link: "/doctor" },
    ],
  },
  {
    text: "Reference",
    items: [
      { text: "Policy language", link: "/policy-language" },
      { text: "Commands", link: "/commands" },
      { text: "Checks", link: "/checks" },
      { text: "Bundles", link: "/bundles" },
      { text: "Import what exists", link: "/importing" },
      { text: "Library", link: "/library" },
      { text: "Glossary", link: "/glossary" },
    ],
  },
  {
    text: "Background",
    items: [
      { text: "From names to rules", link: "/packing" },
      { text: "How names match", link: "/matching" },
      { text: "What a verdict rests on", link: "/verdicts" },
      { text: "Large trees", link: "/large-trees" },
      { text: "What is not known", link: "/unknown" },
      { text: "Neighbours", link: "/neighbours" },
      { text: "Faults that tests notice", link: "/mutation" },
    ],
  },
  // A link, because a group that only unfolds is a button within a button to assistive technology.
  { text: "Decisions", link: "/decisions/0001-rendezvous-slots", collapsed: true, items: decisions() },
];

export default defineConfig({
  title: "discriminat-policy",
  description: "Egress allowlists as code for the DiscrimiNAT firewall on AWS",
  lang: "en",
  base,
  head: [["link", { rel: "icon", type: "image/svg+xml", href: `${base}icon.svg` }]],
  // GitHub's copy of a page and the site's own show the same text, whatever the time of the build.
  lastUpdated: false,
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    anchor: { slugify: githubAnchor },
    config: (md) => linkIntoRepository(md, process.env.DOCS_REPOSITORY),
  },
  themeConfig: {
    sidebar,
    outline: { level: [2, 3] },
    search: { provider: "local" },
  },
});

/** Code hosting and tools. Anyone can publish on the former: allowing it lets data out to other people's repositories too. */
import { defineBundle } from "./define-bundle.ts";

/** When the pages were read, unless said otherwise. */
const read = "2026-11-24";
const runners = "https://docs.github.com/en/actions/reference/runners/self-hosted-runners";

export const developmentBundles = [
  defineBundle({
    name: "dev/github",
    description:
      "GitHub over HTTPS: git, API, source archives. Release files, packages and raw files are left out; for git over SSH see dev/github-ssh.",
    allow: [
      { protocol: "tls", names: ["api.github.com", "codeload.github.com", "github.com"], documentation: runners, read },
    ],
  }),
  defineBundle({
    name: "dev/github-actions-runner",
    description:
      "Self-hosted runner: jobs, actions, OIDC tokens, its own updates. Artifacts, caches and logs live under blob.core.windows.net, where the firewall's default exposure refuses a wildcard: they are left out.",
    allow: [
      {
        protocol: "tls",
        names: [
          "*.actions.githubusercontent.com",
          "api.github.com",
          "codeload.github.com",
          "github-registry-files.githubusercontent.com",
          "github-releases.githubusercontent.com",
          "github.com",
          "objects-origin.githubusercontent.com",
          "objects.githubusercontent.com",
        ],
        documentation: runners,
        read,
      },
      {
        protocol: "tls",
        names: ["release-assets.githubusercontent.com"],
        documentation: runners,
        read: "2026-11-27",
      },
    ],
  }),
  defineBundle({
    name: "dev/github-ssh",
    description: "Git over SSH on port 22. SSH over port 443 (ssh.github.com) is left out.",
    allow: [
      {
        protocol: "ssh",
        names: ["github.com"],
        documentation:
          "https://docs.github.com/en/authentication/connecting-to-github-with-ssh/testing-your-ssh-connection",
        read,
      },
    ],
  }),
  defineBundle({
    name: "dev/gitlab",
    description: "GitLab.com over HTTPS. The container registry and Pages are left out.",
    allow: [
      { protocol: "tls", names: ["gitlab.com"], documentation: "https://docs.gitlab.com/user/gitlab_com/", read },
    ],
  }),
  defineBundle({
    name: "dev/gitlab-ssh",
    description: "Git over SSH on port 22. SSH over port 443 (altssh.gitlab.com) is left out.",
    allow: [
      { protocol: "ssh", names: ["gitlab.com"], documentation: "https://docs.gitlab.com/user/gitlab_com/", read },
    ],
  }),
  defineBundle({
    name: "dev/hashicorp",
    description:
      "Terraform's public registry, HashiCorp's releases, and Checkpoint, which tells of new versions. Providers and modules of others come from where they are kept, mostly GitHub's release files: list those that you use. HCP Terraform and the Linux repositories are left out.",
    allow: [
      {
        protocol: "tls",
        names: ["checkpoint-api.hashicorp.com"],
        documentation: "https://github.com/hashicorp/go-checkpoint",
        read: "2026-11-27",
      },
      {
        protocol: "tls",
        names: ["registry.terraform.io", "releases.hashicorp.com"],
        documentation:
          "https://support.hashicorp.com/hc/en-us/articles/45426848129939-Terraform-Enterprise-Ingress-Egress-Requirements",
        read: "2026-11-27",
      },
    ],
  }),
  defineBundle({
    name: "dev/rustup",
    description:
      "Rust toolchains, as rustup installs and updates them. The installer's script (sh.rustup.rs) is left out.",
    allow: [
      {
        protocol: "tls",
        names: ["static.rust-lang.org"],
        documentation: "https://rust-lang.github.io/rustup/environment-variables.html",
        read: "2026-11-27",
      },
    ],
  }),
];

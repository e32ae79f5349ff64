/** Code hosting. Anyone can publish there: allowing it lets data out to other people's repositories too. */
import { defineBundle } from "./define-bundle.ts";

const runners = "https://docs.github.com/en/actions/reference/runners/self-hosted-runners";

export const developmentBundles = [
  defineBundle({
    name: "dev/github",
    description:
      "GitHub over HTTPS: git, API, source archives. Release files, packages and raw files are left out; for git over SSH see dev/github-ssh.",
    allow: [
      { protocol: "tls", names: ["api.github.com", "codeload.github.com", "github.com"], documentation: runners },
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
      },
    ],
  }),
  defineBundle({
    name: "dev/gitlab",
    description: "GitLab.com over HTTPS. The container registry and Pages are left out.",
    allow: [{ protocol: "tls", names: ["gitlab.com"], documentation: "https://docs.gitlab.com/user/gitlab_com/" }],
  }),
  defineBundle({
    name: "dev/gitlab-ssh",
    description: "Git over SSH on port 22. SSH over port 443 (altssh.gitlab.com) is left out.",
    allow: [{ protocol: "ssh", names: ["gitlab.com"], documentation: "https://docs.gitlab.com/user/gitlab_com/" }],
  }),
];

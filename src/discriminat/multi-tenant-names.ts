/**
 * Names that strangers share: the data behind `multi-tenant.ts`. Sorted by tier, then by name. A record needs a public service
 * on which anyone can open an account, or needs none, and to which data can be sent or from which code can be fetched.
 * Left out are host names of package registries, because what to trust there is the users' own decision, and families such as
 * `*.github.io` that the Public Suffix List holds: `exposure.ts` judges patterns over those.
 */

export type MultiTenantTier =
  | "code-hosting"
  | "messaging-webhook"
  | "object-storage"
  | "paste"
  | "serverless"
  | "tunnel";

/** One name, or one family of names, that is shared by strangers. */
export interface MultiTenantName {
  /** A name, or a pattern in the policy's language. */
  readonly name: string;
  readonly tier: MultiTenantTier;
  /** Why it is shared and what an attacker could do: a clause for messages, without a full stop. */
  readonly reason: string;
  /** Set where each tenant has a name of its own for good, so that only a pattern over them is a risk. */
  readonly ownNames?: true;
}

const repositories =
  "anyone can create a repository there, fetch code from it and, with their own token, push data to it";
const published = "it serves what anyone has published, so that foreign code can be fetched through it";
const webhooks = "the target stands in the path, so that data can be sent to a webhook of anyone";
const catcher = "anyone can get an address there and read all that is sent to it";
const buckets = "the bucket stands in the path, so that data can be written to a bucket of anyone";
const ownBuckets = "anyone can create a bucket or an account with a name of this form, and receive data in it";
const drive = "the account stands in the token, so that files can be uploaded to an account of anyone";
const uploads = "anyone can upload data without an account and read it back by its link";
const texts = "anyone can publish text there, such as commands for malware, and read back what was sent";
const tunnels = "anyone can get such a name within seconds for a machine of their own, and names change hands";
const agents = "it is where the service's client connects: a tunnel from inside to the whole Internet";

export const multiTenantNames: readonly MultiTenantName[] = [
  { name: "api.bitbucket.org", tier: "code-hosting", reason: repositories },
  { name: "api.github.com", tier: "code-hosting", reason: repositories },
  { name: "bitbucket.org", tier: "code-hosting", reason: repositories },
  { name: "cdn.jsdelivr.net", tier: "code-hosting", reason: published },
  { name: "codeberg.org", tier: "code-hosting", reason: repositories },
  { name: "codeload.github.com", tier: "code-hosting", reason: published },
  { name: "dev.azure.com", tier: "code-hosting", reason: repositories },
  { name: "gist.github.com", tier: "code-hosting", reason: repositories },
  { name: "gist.githubusercontent.com", tier: "code-hosting", reason: published },
  { name: "github.com", tier: "code-hosting", reason: repositories },
  { name: "gitlab.com", tier: "code-hosting", reason: repositories },
  { name: "huggingface.co", tier: "code-hosting", reason: repositories },
  { name: "objects.githubusercontent.com", tier: "code-hosting", reason: published },
  { name: "raw.githubusercontent.com", tier: "code-hosting", reason: published },
  { name: "uploads.github.com", tier: "code-hosting", reason: repositories },
  { name: "*.m.pipedream.net", tier: "messaging-webhook", reason: catcher },
  { name: "*.oast.fun", tier: "messaging-webhook", reason: catcher },
  { name: "*.oast.pro", tier: "messaging-webhook", reason: catcher },
  { name: "*.oastify.com", tier: "messaging-webhook", reason: catcher },
  { name: "*.requestcatcher.com", tier: "messaging-webhook", reason: catcher },
  { name: "*.webhook.office.com", tier: "messaging-webhook", reason: webhooks, ownNames: true },
  {
    name: "api.telegram.org",
    tier: "messaging-webhook",
    reason: "the bot stands in the path, so that data can be sent to a chat of anyone",
  },
  { name: "chat.googleapis.com", tier: "messaging-webhook", reason: webhooks },
  { name: "discord.com", tier: "messaging-webhook", reason: webhooks },
  { name: "discordapp.com", tier: "messaging-webhook", reason: webhooks },
  { name: "hook.*.make.com", tier: "messaging-webhook", reason: webhooks },
  { name: "hooks.slack.com", tier: "messaging-webhook", reason: webhooks },
  { name: "hooks.zapier.com", tier: "messaging-webhook", reason: webhooks },
  { name: "maker.ifttt.com", tier: "messaging-webhook", reason: webhooks },
  { name: "ntfy.sh", tier: "messaging-webhook", reason: catcher },
  {
    name: "slack.com",
    tier: "messaging-webhook",
    reason: "the workspace stands in the token, so that data can be sent to a workspace of anyone",
  },
  { name: "webhook.site", tier: "messaging-webhook", reason: catcher },
  { name: "*.dfs.core.windows.net", tier: "object-storage", reason: ownBuckets, ownNames: true },
  { name: "*.digitaloceanspaces.com", tier: "object-storage", reason: buckets },
  { name: "*.firebaseio.com", tier: "object-storage", reason: ownBuckets, ownNames: true },
  { name: "*.r2.cloudflarestorage.com", tier: "object-storage", reason: ownBuckets, ownNames: true },
  { name: "*.s3-accelerate.amazonaws.com", tier: "object-storage", reason: ownBuckets, ownNames: true },
  { name: "*.sharepoint.com", tier: "object-storage", reason: ownBuckets, ownNames: true },
  { name: "*.storage.googleapis.com", tier: "object-storage", reason: ownBuckets, ownNames: true },
  { name: "content.dropboxapi.com", tier: "object-storage", reason: drive },
  { name: "drive.google.com", tier: "object-storage", reason: drive },
  { name: "firebasestorage.googleapis.com", tier: "object-storage", reason: buckets },
  { name: "graph.microsoft.com", tier: "object-storage", reason: drive },
  { name: "res.cloudinary.com", tier: "object-storage", reason: published },
  { name: "s3-*.amazonaws.com", tier: "object-storage", reason: buckets },
  { name: "s3.*.amazonaws.com", tier: "object-storage", reason: buckets },
  { name: "s3.*.backblazeb2.com", tier: "object-storage", reason: buckets },
  { name: "s3.*.wasabisys.com", tier: "object-storage", reason: buckets },
  { name: "s3.amazonaws.com", tier: "object-storage", reason: buckets },
  { name: "s3.dualstack.*.amazonaws.com", tier: "object-storage", reason: buckets },
  { name: "storage.googleapis.com", tier: "object-storage", reason: buckets },
  { name: "upload.box.com", tier: "object-storage", reason: drive },
  { name: "www.googleapis.com", tier: "object-storage", reason: drive },
  { name: "*.gofile.io", tier: "paste", reason: uploads },
  { name: "0x0.st", tier: "paste", reason: uploads },
  { name: "catbox.moe", tier: "paste", reason: uploads },
  { name: "dpaste.com", tier: "paste", reason: texts },
  { name: "gofile.io", tier: "paste", reason: uploads },
  { name: "hastebin.com", tier: "paste", reason: texts },
  { name: "justpaste.it", tier: "paste", reason: texts },
  { name: "paste.ee", tier: "paste", reason: texts },
  { name: "pastebin.com", tier: "paste", reason: texts },
  { name: "rentry.co", tier: "paste", reason: texts },
  { name: "telegra.ph", tier: "paste", reason: texts },
  { name: "transfer.sh", tier: "paste", reason: uploads },
  {
    name: "script.google.com",
    tier: "serverless",
    reason: "the script stands in the path, so that data can be sent to a script of anyone",
  },
  { name: "*.*.devtunnels.ms", tier: "tunnel", reason: tunnels },
  { name: "*.*.ngrok.io", tier: "tunnel", reason: tunnels },
  { name: "*.app.github.dev", tier: "tunnel", reason: tunnels },
  { name: "*.lhr.life", tier: "tunnel", reason: tunnels },
  { name: "*.loca.lt", tier: "tunnel", reason: tunnels },
  { name: "*.ngrok-free.app", tier: "tunnel", reason: tunnels },
  { name: "*.ngrok-free.dev", tier: "tunnel", reason: tunnels },
  { name: "*.ngrok.app", tier: "tunnel", reason: tunnels },
  { name: "*.ngrok.dev", tier: "tunnel", reason: tunnels },
  { name: "*.ngrok.io", tier: "tunnel", reason: tunnels },
  { name: "*.serveo.net", tier: "tunnel", reason: tunnels },
  { name: "*.trycloudflare.com", tier: "tunnel", reason: tunnels },
  { name: "*.v2.argotunnel.com", tier: "tunnel", reason: agents },
  { name: "connect.ngrok-agent.com", tier: "tunnel", reason: agents },
  { name: "localhost.run", tier: "tunnel", reason: agents },
  { name: "serveo.net", tier: "tunnel", reason: agents },
];
